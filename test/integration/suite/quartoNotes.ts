import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { actionsAt } from './actions';
import { completionsAt } from './completions';
import { allHoversOn } from './hovers';
import { uriOf, write } from './library';
import { positionOf } from './notes';
import { problemsOf } from './problems';

/** A note in Quarto. Only the name in prose is a mention, and only `@emilie1998` is a citation. */
export const quartoNote = `---
title: "IL-6"
---

## Results {#sec-il6}

::: {.callout-note title="TNF"}
IL-6 rises, as @fig-il6 and [@tbl-tnf] show [@emilie1998].
:::

\`\`\`{r}
#| fig-cap: "TNF"
plot(TNF)
\`\`\`

Inline \`r TNF\` and {{< include _TNF.qmd >}}.
`;

/** Writes a file to the workspace. */
export async function writeNote(name: string, text: string): Promise<vscode.Uri> {
  const uri = uriOf(name);
  await write(uri, text);
  return uri;
}

/** Checks that features for notes serve a document with {@link quartoNote}. */
export async function isServed(document: vscode.TextDocument): Promise<void> {
  const hoversOn = (text: string, into?: number) => allHoversOn(document, text, into);
  await eventually('a card', async () => (await hoversOn('IL-6 rises')).length > 0);
  for (const none of ['TNF)', 'TNF"}', 'TNF` and', 'TNF.qmd', 'fig-il6', 'tbl-tnf']) {
    assert.deepEqual(await hoversOn(none), [], none);
  }
  assert.lengthOf(await hoversOn('@emilie1998', 3), 1);
  const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
    'vscode.provideDocumentSemanticTokens',
    document.uri,
  );
  assert.lengthOf(tokens.data, 5, 'one name is marked');
  const titles = await eventually('a quick fix', async () => {
    const all = (await actionsAt(document, positionOf(document, 'IL-6 rises'))).map(
      ({ title }) => title,
    );
    return all.some((title) => title.startsWith('Cite ')) ? all : undefined;
  });
  assert.include(titles, 'Choose a source…');
  const completions = await completionsAt(document, positionOf(document, '@emilie1998', 4), '@');
  assert.include(
    completions.map(({ insertText }) => insertText),
    '@emilie1998',
  );
  assert.deepEqual(
    problemsOf(document.uri).map(({ message }) => message),
    [],
    'cross-references are not unknown keys',
  );
}
