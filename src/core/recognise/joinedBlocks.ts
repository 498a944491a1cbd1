/**
 * The items of a list, and the cells of a row or column of a table, read as one text, so that each is evidence for the
 * others:
 *
 *     - pred 5          pred 5, AZA 100        two doses in a list: prednisone and azathioprine
 *     - AZA 100
 *
 *     | MMF | 1 g bid | MMF 1 g bid            mycophenolate, since it has a dose
 *
 *     - CBC             CBC, BMP, LFTs         the panel of the laboratory
 *     - BMP
 *     - LFTs
 */
import type { EntityId } from '../library/schema';
import type { ProseBlock } from '../markdown/prose';
import { placesOf } from './blockPlaces';
import { supportedIn } from './listEvidence';
import type { NameMatch } from './nameMatch';
import { hasOtherField, isOfOtherField } from './otherFields';
import type { Treatments } from './treatments';

/** A block of a table or list, with its names. */
interface NamedBlock {
  readonly block: Pick<ProseBlock, 'kind' | 'start' | 'text'>;
  readonly names: readonly NameMatch[];
}

/** What blocks show about one another's names. */
export interface JoinedBlocks {
  /** Names that are of another field. */
  readonly dropped: ReadonlySet<NameMatch>;
  /** Entities for which the blocks together are evidence, and no block alone. */
  readonly supported: ReadonlySet<EntityId>;
}

/**
 * Reads the blocks of a segment together.
 *
 * @param blocks in order
 * @param source the text in which their offsets count
 * @returns undefined if no name depends on others
 */
export function readTogether(
  blocks: readonly NamedBlock[],
  source: string,
  treatments: Treatments,
): JoinedBlocks | undefined {
  const isOpen = ({ block, names }: NamedBlock) =>
    names.some(
      ({ form, start, end }) =>
        (form.needs && form.needs !== 'dose') || hasOtherField(block.text.slice(start, end)),
    );
  if (blocks.length < 2 || !blocks.some(isOpen)) {
    return undefined;
  }
  const dropped = new Set<NameMatch>();
  const supported = new Set<EntityId>();
  for (const { text, names } of textsOf(blocks, source)) {
    for (const { own, start, end } of names) {
      if (isOfOtherField({ start, end }, text)) {
        dropped.add(own);
      }
    }
    const meant = names.filter(({ own }) => !dropped.has(own));
    supportedIn(text, meant, treatments).forEach((id) => supported.add(id));
  }
  return { dropped, supported };
}

/** A name at its place in a joined text. */
interface JoinedName extends NameMatch {
  /** The name in its block. */
  readonly own: NameMatch;
}

interface JoinedText {
  readonly text: string;
  readonly names: readonly JoinedName[];
}

/** The most UTF-16 units of an item or cell; longer ones are sentences, which show nothing about one another. */
const LONGEST_ITEM = 60;

/** The list, or the rows and columns of the table, each as one text. */
function textsOf(blocks: readonly NamedBlock[], source: string): JoinedText[] {
  const lines = new Map<string, { separator: string; blocks: NamedBlock[] }>();
  const add = (key: string, separator: string, block: NamedBlock) => {
    const line = lines.get(key) ?? { separator, blocks: [] };
    line.blocks.push(block);
    lines.set(key, line);
  };
  const places = placesOf(
    blocks.map(({ block }) => block),
    source,
  );
  for (const [index, named] of blocks.entries()) {
    const { row, column } = places[index] as (typeof places)[number];
    if (named.block.kind === 'heading' || named.block.text.length > LONGEST_ITEM) {
      continue;
    }
    add(`column ${column}`, ', ', named);
    if (row > 0) {
      add(`row ${row}`, ' ', named);
    } else if (row === 0) {
      add(`row ${row}`, ', ', named);
    }
  }
  return [...lines.values()]
    .filter((line) => line.blocks.length > 1 && line.blocks.some(({ names }) => names.length > 0))
    .map((line) => joined(line.blocks, line.separator));
}

function joined(blocks: readonly NamedBlock[], separator: string): JoinedText {
  let text = '';
  const names: JoinedName[] = [];
  for (const { block, names: own } of blocks) {
    const trimmed = block.text.trimStart();
    const shift = text.length - (block.text.length - trimmed.length);
    for (const name of own) {
      names.push({ ...name, start: name.start + shift, end: name.end + shift, own: name });
    }
    text += trimmed.trimEnd() + separator;
  }
  return { text, names };
}
