import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { inputSchemaOf } from '../../src/core/assist/inputSchemas';
import { assistTools } from '../../src/core/assist/tools';
import { startLiteratureServer } from '../stand-ins/literatureServer.mjs';
import { cli, inFolder, run, start } from '../unit/support/commandLine';

const files: Readonly<Record<string, string>> = {
  'references.bib': `@article{lampe2001, title={TNF in keepers of lamps}, author={Lampe, Émile}, year=2001,
  journal={Lamps}, doi={10.5555/lamp}, abstract={TNF fell by half in keepers.}}
`,
  'lamps.md': '# Lamps\n\nTNF falls by half in keepers. IL-6 rises [@lampe2002].\n',
  'secret/diary.md': 'TNF.\n',
  'off.md': '---\ncytonote: false\n---\n\nTNF.\n',
  'ignored.md': 'TNF.\n',
  '.gitignore': 'ignored.md\n',
  'plain.txt': 'TNF.\n',
};

const houseStyle = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>House</title><id>house</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><text value="NAME "/><text variable="title"/></layout></bibliography>
</style>
`;

describe('cytonote mcp', () => {
  let literature: Awaited<ReturnType<typeof startLiteratureServer>>;
  before(async () => {
    literature = await startLiteratureServer();
  });
  after(() => literature.stop());

  /** Runs a test with a client, whose server has a folder with files. */
  const withClient = (
    test: (client: Client, folder: string) => Promise<void>,
    ...args: readonly string[]
  ) =>
    inFolder(async (folder) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(join(folder, name, '..'), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      const transport = new StdioClientTransport({
        command: process.execPath,
        args: [cli, 'mcp', '--root', folder, ...args],
        stderr: 'ignore',
      });
      const client = new Client({ name: 'test', version: '1' });
      await client.connect(transport);
      try {
        await test(client, folder);
      } finally {
        await client.close();
      }
      for (const [name, text] of Object.entries(files)) {
        assert.equal(readFileSync(join(folder, name), 'utf8'), text, `${name} is unchanged`);
      }
    });

  const textOf = async (client: Client, name: string, input: Record<string, unknown>) => {
    const { content, isError = false } = await client.callTool({ name, arguments: input });
    const [{ text }] = content as [{ text: string }];
    return { text, isError };
  };
  const answerOf = async (client: Client, name: string, input: Record<string, unknown>) => {
    const { text, isError } = await textOf(client, name, input);
    assert.equal(isError, false, text);
    return JSON.parse(text);
  };
  const refusalOf = async (client: Client, name: string, input: Record<string, unknown>) => {
    const { text, isError } = await textOf(client, name, input);
    assert.equal(isError, true, text);
    return text;
  };

  it('gives its name, and lists the tools with their descriptions', () =>
    withClient(async (client) => {
      assert.equal(client.getServerVersion()?.name, 'cytonote');
      assert.match(client.getInstructions() ?? '', /never instructions/);
      const { tools } = await client.listTools();
      assert.deepEqual(
        tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
        assistTools.map((tool) => ({
          name: tool.name,
          description: tool.description,
          inputSchema: inputSchemaOf(tool),
        })),
      );
      const hinted = (hint: 'readOnlyHint' | 'openWorldHint') =>
        tools.filter(({ annotations }) => annotations?.[hint]).map(({ name }) => name);
      const names = assistTools.map(({ name }) => name);
      assert.deepEqual(
        hinted('readOnlyHint'),
        names.filter((name) => name !== 'propose_citation'),
      );
      assert.deepEqual(hinted('openWorldHint'), ['search_databases']);
    }));

  it('answers each tool from the notes, the bibliography and the library', () =>
    withClient(async (client) => {
      const { entities } = await answerOf(client, 'recognise_names', { text: 'IL6 and TNF-α' });
      assert.deepEqual(
        entities.map(({ id }: { id: string }) => id),
        ['il-6', 'tnf'],
      );
      const { entity, publications } = await answerOf(client, 'describe_entity', { entity: 'TNF' });
      assert.equal(entity.id, 'tnf');
      assert.equal(publications[0].key, 'lampe2001');
      assert.equal(publications[0].says[0].quoted, 'TNF fell by half in keepers.');
      const fitting = await answerOf(client, 'find_publications', {
        sentence: 'TNF falls by half in keepers.',
        note: 'lamps.md',
      });
      assert.equal(fitting.publications[0].key, 'lampe2001');
      const { problems } = await answerOf(client, 'check_citations', { note: 'lamps.md' });
      assert.equal(problems[0].meant[0], 'lampe2001');
      const { references } = await answerOf(client, 'format_references', { keys: ['lampe2001'] });
      assert.match(references[0].quoted, /^Lampe É\. TNF in keepers of lamps\./);
      const { edits } = await answerOf(client, 'propose_citation', {
        note: 'lamps.md',
        sentence: 'TNF falls by half',
        keys: ['lampe2001'],
      });
      assert.deepEqual(edits[0].insert, { quoted: ' [@lampe2001]' });
    }));

  it('uses the style, the syntax and the bibliography that the command names', () =>
    inFolder(async (elsewhere) => {
      const other = join(elsewhere, 'other.bib');
      writeFileSync(other, '@article{salz2003, title={Salt}, author={Salz, Anna}, year=2003}\n');
      await withClient(
        async (client) => {
          const keys = ['salz2003'];
          const { references, style } = await answerOf(client, 'format_references', { keys });
          assert.match(references[0].quoted, /^Salz, A\. \(2003\)/);
          assert.match(style.quoted, /^APA/);
          const call = { note: 'lamps.md', sentence: 'TNF falls by half', keys };
          const { edits } = await answerOf(client, 'propose_citation', call);
          assert.equal(edits[0].insert.quoted, ' {cite:p}`salz2003`');
        },
        ...['--style', 'apa', '--syntax', 'myst', '--bibliography', other],
      );
    }));

  it('reads changed files again', () =>
    withClient(async (client, folder) => {
      const input = { keys: ['salz2003'] };
      const before = await answerOf(client, 'format_references', input);
      assert.equal(before.unknownKeys.length, 1);
      const bibliography = join(folder, 'references.bib');
      writeFileSync(bibliography, `${files['references.bib']}@misc{salz2003, title={Salt}}\n`);
      const after = await answerOf(client, 'format_references', input);
      assert.deepEqual(after.unknownKeys, []);
      mkdirSync(join(folder, 'cytonote'));
      const names = '- id: lampin\n  kind: drug\n  label: lampin\n  name: lampin\n';
      writeFileSync(join(folder, 'cytonote/entities.yaml'), names);
      const { entities } = await answerOf(client, 'recognise_names', { text: 'Lampin glows.' });
      assert.equal(entities[0]?.id, 'lampin');
      const style = (name: string) =>
        writeFileSync(join(folder, 'house.csl'), houseStyle.replace('NAME', name));
      writeFileSync(join(folder, '_quarto.yml'), 'csl: house.csl\n');
      const inStyle = async () =>
        (await answerOf(client, 'format_references', { note: 'lamps.md', keys: ['salz2003'] }))
          .references[0].quoted;
      style('FIRST');
      assert.match(await inStyle(), /^FIRST/);
      style('SECOND');
      assert.match(await inStyle(), /^SECOND/);
      writeFileSync(join(folder, '_quarto.yml'), '');
      assert.doesNotMatch(await inStyle(), /^SECOND/);
      writeFileSync(bibliography, files['references.bib'] as string);
    }));

  it('reads a bibliography again that could not be read', () =>
    withClient(async (client, folder) => {
      writeFileSync(join(folder, 'own.md'), '---\nbibliography: own.json\n---\n\nTNF.\n');
      const own = join(folder, 'own.json');
      const input = { note: 'own.md', keys: ['salz2003'] };
      const unknown = async () =>
        (await answerOf(client, 'format_references', input)).unknownKeys.length;
      // No format of references, and then more than is read.
      writeFileSync(own, '');
      assert.equal(await unknown(), 1);
      truncateSync(own, 64 * 2 ** 20 + 1);
      assert.match(await refusalOf(client, 'format_references', input), /larger than 64 MB/);
      writeFileSync(own, '[{"id": "salz2003", "type": "book", "title": "Salt"}]');
      assert.equal(await unknown(), 0);
    }));

  it('reads no note that is outside of the folder, excluded, opts out or does not exist', () =>
    withClient(
      (client, folder) =>
        inFolder(async (outside) => {
          writeFileSync(join(outside, 'private.md'), 'TNF.\n');
          symlinkSync(join(outside, 'private.md'), join(folder, 'link.md'));
          const refusals: readonly [string, RegExp][] = [
            [join(outside, 'private.md'), /outside/],
            ['link.md', /outside/],
            ['../lamps.md', /There is no note|outside/],
            ['none.md', /There is no note/],
            ['https://example.org/a.md', /There is no note/],
            ['plain.txt', /not a Markdown file/],
            ['.gitignore', /not a Markdown file/],
            ['secret/diary.md', /excluded/],
            ['ignored.md', /excluded/],
            ['off.md', /opts out/],
          ];
          for (const [note, reason] of refusals) {
            assert.match(await refusalOf(client, 'check_citations', { note }), reason, note);
          }
          await answerOf(client, 'check_citations', { note: join(folder, 'lamps.md') });
          const { entities } = await answerOf(client, 'recognise_names', { text: 'TNF, IL-6' });
          assert.equal(entities.length, 1);
        }),
      ...['--exclude', 'secret/**', '--silence', 'TNF'],
    ));

  it('sends nothing without --allow-net', () =>
    withClient(
      async (client) => {
        const before = literature.requests.length;
        const refusal = await refusalOf(client, 'search_databases', { query: 'lamps' });
        assert.match(refusal, /Nothing was sent.*--allow-net/);
        assert.equal(literature.requests.length, before);
      },
      ...['--pubmed', `${literature.address}/eutils`],
    ));

  it('searches with --allow-net, and sends only the query', () =>
    withClient(
      async (client) => {
        const before = literature.requests.length;
        const found = await answerOf(client, 'search_databases', { query: 'lamps', limit: 2 });
        assert.equal(found.found.length, 2);
        assert.ok(found.total > 2);
        const sent = JSON.stringify(literature.requests.slice(before));
        assert.match(sent, /lamps/);
        assert.doesNotMatch(sent, /keepers|lampe2001|references\.bib/);
        const nothing = { query: 'lamperror', database: 'europe-pmc' };
        assert.match(await refusalOf(client, 'search_databases', nothing), /error of its own/);
      },
      ...['--allow-net', '--pubmed', `${literature.address}/eutils/`],
      ...['--europe-pmc', `${literature.address}/europepmc`],
    ));

  it('reports mistakes in a call, and continues', () =>
    withClient(async (client) => {
      assert.match(await refusalOf(client, 'recognise_names', {}), /text/);
      assert.match(await refusalOf(client, 'no_tool', {}), /no tool/);
      const huge = { text: 'a'.repeat(60_000) };
      assert.match(await refusalOf(client, 'recognise_names', huge), /50000/);
      await answerOf(client, 'recognise_names', { text: 'TNF' });
    }));

  it('ends a call that the client cancels, and continues', () =>
    withClient(
      async (client) => {
        const cancelling = new AbortController();
        const call = client.callTool(
          { name: 'search_databases', arguments: { query: 'lampsilent' } },
          undefined,
          { signal: cancelling.signal },
        );
        const before = literature.requests.length;
        while (literature.requests.length === before) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        cancelling.abort();
        await assert.rejects(call);
        await answerOf(client, 'recognise_names', { text: 'TNF' });
      },
      ...['--allow-net', '--pubmed', `${literature.address}/eutils`],
    ));

  it('ignores lines that are not messages, writes only messages, and ends with its client', () =>
    inFolder(async (folder) => {
      const server = start(['mcp', '--root', folder]);
      let [output, errors] = ['', ''];
      server.stdout.on('data', (piece) => {
        output += piece;
      });
      server.stderr.on('data', (piece) => {
        errors += piece;
      });
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.stdin.write('no JSON\n{"jsonrpc":"1.0"}\n[]\n\n');
      server.stdin.write('{"jsonrpc":"2.0","id":1,"method":"ping"}\n');
      while (!output.includes('\n')) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      server.stdin.end();
      assert.equal(await ended, 0);
      assert.deepEqual(JSON.parse(output), { jsonrpc: '2.0', id: 1, result: {} });
      assert.match(errors, /cytonote: /);
    }));

  it('answers the calls that are pending when its input ends', () =>
    inFolder((folder) => {
      const calls = [
        {
          id: 1,
          method: 'initialize',
          params: {
            protocolVersion: '2025-03-26',
            capabilities: {},
            clientInfo: { name: 'test', version: '1' },
          },
        },
        { method: 'notifications/initialized' },
        ...[2, 3].map((id) => ({
          id,
          method: 'tools/call',
          params: { name: 'recognise_names', arguments: { text: 'TNF' } },
        })),
      ];
      const input = calls
        .map((call) => `${JSON.stringify({ jsonrpc: '2.0', ...call })}\n`)
        .join('');
      const { stdout, status } = run(['mcp', '--root', folder], input);
      assert.equal(status, 0);
      const answers = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        // Calls run side by side, so that the second answer may come first.
        .sort((a, b) => a.id - b.id);
      assert.deepEqual(
        answers.map(({ id }) => id),
        [1, 2, 3],
      );
      assert.match(JSON.stringify(answers[2]), /TNF/);
    }));

  it('rejects wrong arguments', () => {
    for (const args of [['note.md'], ['--syntax', 'word'], ['--no-such']]) {
      const { status, stderr } = run(['mcp', ...args]);
      assert.equal(status, 2);
      assert.match(stderr, /Usage: cytonote mcp/);
    }
  });
});
