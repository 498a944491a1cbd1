import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../src/core/text/edits';
import {
  canEncode,
  decodeText,
  editBytes,
  encodingOfDocument,
  encodingWhenSaved,
  newFileBytes,
} from '../../../../src/core/text/fileEncoding';
import { StreamDecoder } from '../../../../src/core/text/streamDecoder';

const bytesOf = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(
    Buffer.concat(parts.map((part) => Buffer.from(typeof part === 'string' ? part : [part]))),
  );
const ascii = (text: string) => Buffer.from(text, 'latin1');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
/** "Müller" with a byte for its second letter. */
const muller = (byte: number) => Buffer.concat([ascii('M'), Buffer.of(byte), ascii('ller')]);

function read(bytes: Uint8Array, usual?: string) {
  const { text, encoding } = decodeText(bytes, usual) ?? {};
  return [text, encoding?.name, encoding?.markLength, encoding?.isGuess];
}

describe('the encoding of a file', () => {
  it('is UTF-8 if the bytes are', () => {
    assert.deepEqual(read(bytesOf('Müller “α” 𝛽')), ['Müller “α” 𝛽', 'utf-8', 0, false]);
    assert.deepEqual(read(bytesOf('')), ['', 'utf-8', 0, false]);
  });

  it('is what its byte order mark says, which is not part of the text', () => {
    assert.deepEqual(read(bytesOf('\uFEFFMüller')), ['Müller', 'utf-8', 3, false]);
    const little = Buffer.from('\uFEFFMüller 𝛽', 'utf16le');
    assert.deepEqual(read(little), ['Müller 𝛽', 'utf-16le', 2, false]);
    assert.deepEqual(read(utf16be('\uFEFFMüller 𝛽')), ['Müller 𝛽', 'utf-16be', 2, false]);
  });

  it('is UTF-16 without a byte order mark if every second byte is zero', () => {
    assert.deepEqual(read(Buffer.from('@book{ä}', 'utf16le')), ['@book{ä}', 'utf-16le', 0, false]);
    assert.deepEqual(read(utf16be('@book{ä}')), ['@book{ä}', 'utf-16be', 0, false]);
  });

  const declared: readonly (readonly [head: string, byte: number, name: string])[] = [
    ['% Encoding: Cp1252\n', 0xfc, 'windows-1252'],
    ['% Encoding: ISO8859_1\n', 0xfc, 'iso-8859-1'],
    ['% This file was created with JabRef 2.10.\n% Encoding: ISO8859_15\n\n', 0xfc, 'iso-8859-15'],
    ['This file was created with JabRef 1.8.\nEncoding: ISO-8859-1\n', 0xfc, 'iso-8859-1'],
    ['% Encoding: x-MacRoman\n', 0x9f, 'macintosh'],
    ['%% Saved with string encoding Western (Mac OS Roman) \n', 0x9f, 'macintosh'],
    ['% !TEX encoding = IsoLatin\n', 0xfc, 'iso-8859-1'],
    ['% -*- mode: bibtex; coding: latin-1-unix -*-\n', 0xfc, 'iso-8859-1'],
    ['<?xml version="1.0" encoding="iso-8859-1"?>', 0xfc, 'iso-8859-1'],
  ];
  for (const [head, byte, name] of declared) {
    it(`is what the file says: ${head.trim()}`, () => {
      const bytes = Buffer.concat([ascii(head), muller(byte)]);
      assert.deepEqual(read(bytes), [`${head}Müller`, name, 0, false]);
    });
  }

  it('is an East Asian one if the file says so', () => {
    const bytes = Buffer.concat([ascii('% Encoding: GBK\n'), Buffer.of(0xd6, 0xd0, 0xce, 0xc4)]);
    assert.deepEqual(read(bytes), ['% Encoding: GBK\n中文', 'gbk', 0, false]);
    for (const [named, name] of [
      ['Shift_JIS', 'shift_jis'],
      ['windows-31j', 'shift_jis'],
      ['cp932', 'shift_jis'],
      ['MS936', 'gbk'],
      ['x-windows-949', 'euc-kr'],
      ['Cp950', 'big5'],
    ] as const) {
      const head = `% Encoding: ${named}\n`;
      assert.deepEqual(read(ascii(`${head}@a{b}`)), [`${head}@a{b}`, name, 0, false]);
    }
    const japanese = Buffer.concat([
      ascii('% Encoding: Shift_JIS\n'),
      Buffer.of(0x95, 0x5c, 0x83, 0x5c),
    ]);
    assert.equal(read(japanese)?.[0], '% Encoding: Shift_JIS\n表ソ');
  });

  it('is UTF-8 even if a file in UTF-8 names another encoding', () => {
    for (const head of [
      '% Encoding: Cp1252\n',
      '% Encoding: US-ASCII\n',
      '% Encoding: klingon\n',
    ]) {
      assert.deepEqual(read(bytesOf(`${head}Müller`)), [`${head}Müller`, 'utf-8', 0, false]);
    }
  });

  it('is not what an entry says about encodings', () => {
    const text = '@book{a, note={\n% Encoding: x-MacRoman\n}}\n';
    const bytes = Buffer.concat([ascii(text), muller(0xfc)]);
    assert.deepEqual(read(bytes), [`${text}Müller`, 'windows-1252', 0, true]);
  });

  it('is guessed as Windows-1252 if all bytes are valid in it', () => {
    const bytes = Buffer.concat([muller(0xfc), Buffer.of(0x20, 0x93, 0x80, 0x94)]);
    assert.deepEqual(read(bytes), ['Müller “€”', 'windows-1252', 0, true]);
  });

  it('is guessed as Mac OS Roman if only that gives words', () => {
    const words = (...bytes: readonly number[]) => Buffer.of(...bytes);
    const jose = Buffer.concat([ascii(' Jos'), words(0x8e)]);
    assert.deepEqual(read(Buffer.concat([muller(0x9f), jose])), [
      'Müller José',
      'macintosh',
      0,
      true,
    ]);
    // A byte that Windows-1252 has no character for: the c of façade.
    const facade = Buffer.concat([ascii('fa'), words(0x8d), ascii('ade')]);
    assert.deepEqual(read(facade), ['façade', 'macintosh', 0, true]);
    // Czech text and a sign between words are equally likely.
    const dusan = Buffer.concat([ascii('Du'), words(0x9a), ascii('an, cost'), words(0x96)]);
    assert.deepEqual(read(Buffer.concat([dusan, ascii('benefit')])), [
      'Dušan, cost–benefit',
      'windows-1252',
      0,
      true,
    ]);
  });

  it('is not UTF-8 if two bytes look like a character of another script by chance', () => {
    // ß and a quotation mark are a letter of N’Ko, an apostrophe and é one of Armenian.
    const spass = Buffer.concat([ascii('Spa'), Buffer.of(0xdf, 0x94), muller(0xfc)]);
    assert.deepEqual(read(spass), ['Spaß”Müller', 'windows-1252', 0, true]);
    const ete = Buffer.concat([ascii('l'), Buffer.of(0xd5, 0x8e), ascii('t'), Buffer.of(0x8e)]);
    assert.deepEqual(read(Buffer.concat([ete, ascii(' '), muller(0x9f)])), [
      'l’été Müller',
      'macintosh',
      0,
      true,
    ]);
    const russian = Buffer.concat([bytesOf('Лампы '), muller(0xfc)]);
    assert.deepEqual(read(russian), ['Лампы Müller', 'utf-8', 0, true]);
  });

  it('is UTF-8 with single bytes of Windows-1252, so that neither is garbled', () => {
    assert.deepEqual(read(Buffer.concat([bytesOf('é '), muller(0xfc)])), [
      'é Müller',
      'utf-8',
      0,
      true,
    ]);
    assert.deepEqual(read(Buffer.concat([bytesOf('\uFEFF'), muller(0xfc)])), [
      'Müller',
      'utf-8',
      3,
      true,
    ]);
  });

  it('is unknown if a byte is invalid in every known encoding', () => {
    for (const bytes of [
      muller(0x81),
      Buffer.concat([muller(0xfc), Buffer.of(0)]),
      Buffer.from('\uFEFF\ud800', 'utf16le'),
      Buffer.concat([Buffer.from('\uFEFFab', 'utf16le'), Buffer.of(1)]),
      Buffer.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0),
      Buffer.concat([ascii('% Encoding: IBM850\n'), muller(0x81)]),
      Buffer.concat([ascii('% Encoding: klingon\n'), muller(0xfc)]),
    ]) {
      assert.equal(decodeText(bytes), undefined);
    }
  });

  it('is the usual one of the editor, unless a byte order mark or the bytes contradict', () => {
    assert.deepEqual(read(muller(0x9f), 'macroman'), ['Müller', 'macintosh', 0, false]);
    assert.deepEqual(read(bytesOf('ü'), 'windows1252'), ['Ã¼', 'windows-1252', 0, false]);
    assert.deepEqual(read(bytesOf('\uFEFFü'), 'windows1252'), ['ü', 'utf-8', 3, false]);
    assert.deepEqual(read(muller(0xfc), 'shiftjis'), ['Müller', 'windows-1252', 0, true]);
    assert.deepEqual(read(muller(0xfc), 'cp437'), ['Müller', 'windows-1252', 0, true]);
  });

  it('shows which texts can be written', () => {
    const name = (encoding: string) => ({ name: encoding });
    assert.ok(canEncode('Müller “€”', name('windows-1252')));
    assert.ok(!canEncode('α', name('windows-1252')));
    assert.ok(!canEncode('“', name('iso-8859-1')));
    assert.ok(!canEncode('ü', name('us-ascii')));
    assert.ok(!canEncode('中', name('gbk')));
    assert.ok(!canEncode('\ud800', name('utf-8')));
    assert.ok(canEncode('𝛽', name('utf-16le')));
  });
});

describe('a file that an editor saves', () => {
  const saved = (bytes: Uint8Array, usual: string) => {
    const decoded = decodeText(bytes, usual);
    return decoded && encodingWhenSaved(decoded, usual)?.name;
  };

  it('accepts new text in its encoding if the editor knows that', () => {
    assert.equal(saved(bytesOf('ü'), 'utf8'), 'utf-8');
    assert.equal(saved(muller(0xfc), 'windows1252'), 'windows-1252');
    assert.equal(saved(Buffer.from('\uFEFFü', 'utf16le'), 'utf8'), 'utf-16le');
    assert.equal(saved(bytesOf('\uFEFFü'), 'windows1252'), 'utf-8');
  });

  it('accepts no text if saving would change other characters', () => {
    assert.equal(saved(muller(0xfc), 'utf8'), undefined);
    assert.equal(saved(bytesOf('ü', 0xfc), 'utf8'), undefined);
    assert.equal(
      saved(Buffer.concat([ascii('% Encoding: x-MacRoman\n'), muller(0x9f)]), 'utf8'),
      undefined,
    );
    assert.equal(saved(muller(0xfc), 'cp437'), undefined);
  });

  it('accepts ASCII if it has only that and names another encoding', () => {
    assert.equal(saved(ascii('% Encoding: Cp1252\n@book{a}'), 'utf8'), 'us-ascii');
    assert.equal(saved(ascii('@book{a}'), 'cp437'), 'us-ascii');
  });

  it('accepts what the editor can save once it is open', () => {
    const name = (text: string, usual: string) => encodingOfDocument(text, usual).name;
    assert.equal(name('ü', 'utf8'), 'utf-8');
    assert.equal(name('ü', 'windows1252'), 'windows-1252');
    assert.equal(name('% Encoding: Cp1252\nü', 'windows1252'), 'windows-1252');
    assert.equal(name('% Encoding: Cp1252\nü', 'utf8'), 'utf-8');
    assert.equal(name('% Encoding: Cp1252\nu', 'utf8'), 'us-ascii');
    assert.equal(name('ü', 'cp437'), 'us-ascii');
  });

  it('is created so that the editor reads it in the right encoding', () => {
    for (const usual of ['utf8', 'utf8bom', 'windows1252', 'cp437']) {
      for (const text of ['', 'lamp', 'Lämpchen α']) {
        assert.equal(decodeText(newFileBytes(text, usual), usual)?.text, text);
      }
    }
    assert.deepEqual([...newFileBytes('ü', 'utf8')], [0xc3, 0xbc]);
    assert.deepEqual([...newFileBytes('ü', 'windows1252')], [0xef, 0xbb, 0xbf, 0xc3, 0xbc]);
  });
});

describe('a stream of bytes', () => {
  const streamed = (bytes: Uint8Array, cuts: readonly number[]) => {
    let guesses = 0;
    const decoder = new StreamDecoder(() => {
      guesses++;
    });
    const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort(
      (a, b) => a - b,
    );
    const pieces = ends.map((end, at) => decoder.add(bytes.subarray(ends[at - 1] ?? 0, end)));
    return { text: pieces.join('') + decoder.add(new Uint8Array(), true), guesses };
  };
  const text = fc
    .string({ unit: 'binary', maxLength: 40 })
    .filter((it) => !/[\p{Surrogate}\0]/u.test(it));

  for (const [name, encode] of [
    ['UTF-8', (it: string) => bytesOf(it)],
    ['UTF-8 with a mark', (it: string) => bytesOf(`\uFEFF${it}`)],
    ['UTF-16', (it: string) => Uint8Array.from(utf16be(`\uFEFF${it}`))],
  ] as const) {
    it(`is read the same wherever it is cut: ${name}`, () => {
      fc.assert(
        fc.property(text, fc.array(fc.nat(), { maxLength: 5 }), (written, cuts) => {
          const bytes = encode(`a${written}`);
          assert.deepEqual(streamed(bytes, cuts), { text: `a${written}`, guesses: 0 });
        }),
      );
    });
  }

  it('can have single bytes of Windows-1252, which is reported once', () => {
    const bytes = Buffer.concat([bytesOf('é α '), muller(0xfc), bytesOf(' 𝛽 '), muller(0xfc)]);
    for (let cut = 0; cut <= bytes.length; cut++) {
      assert.deepEqual(streamed(bytes, [cut]), { text: 'é α Müller 𝛽 Müller', guesses: 1 });
    }
  });

  it('is in the encoding that it names', () => {
    const bytes = Buffer.concat([
      ascii('<?xml version="1.0" encoding="macintosh"?>'),
      muller(0x9f),
    ]);
    assert.match(streamed(bytes, [bytes.length - 3]).text, /Müller$/);
  });
});

describe('an edit of the bytes of a file', () => {
  const heads = [
    '% Encoding: Cp1252\n',
    '% Encoding: x-MacRoman\n',
    '% Encoding: ISO8859_15\n',
    '% Encoding: US-ASCII\n',
  ];
  const anyBytes = fc.uint8Array({ maxLength: 60 });
  const text = fc
    .string({ unit: 'binary', maxLength: 40 })
    .filter((it) => !/\p{Surrogate}/u.test(it));
  const files: readonly (readonly [string, fc.Arbitrary<Uint8Array>])[] = [
    ['UTF-8', text.map((it) => bytesOf(it))],
    ['UTF-8 with a mark', text.map((it) => bytesOf(`\uFEFF${it}`))],
    [
      'UTF-16, little end first',
      text.map((it) => Uint8Array.from(Buffer.from(`\uFEFF${it}`, 'utf16le'))),
    ],
    ['UTF-16, big end first', text.map((it) => Uint8Array.from(utf16be(`\uFEFF${it}`)))],
    ['any bytes', anyBytes],
    [
      'letters and any bytes',
      fc.tuple(anyBytes, text).map(([bytes, it]) => bytesOf(it, ...bytes, it)),
    ],
    ...heads.map(
      (head) =>
        [
          head.trim(),
          anyBytes.map((bytes) => Uint8Array.from([...ascii(head), ...bytes])),
        ] as const,
    ),
    [
      'Shift_JIS',
      fc
        .array(fc.constantFrom('a', '\n', '表', 'ソ', '}'), { maxLength: 30 })
        .map((units) =>
          Uint8Array.from([
            ...ascii('% Encoding: Shift_JIS\n'),
            ...units.flatMap((unit) =>
              unit === '表' ? [0x95, 0x5c] : unit === 'ソ' ? [0x83, 0x5c] : [unit.charCodeAt(0)],
            ),
          ]),
        ),
    ],
    [
      'GBK',
      fc
        .array(fc.constantFrom('a', '\n', '中', '文', '@'), { maxLength: 30 })
        .map((units) =>
          Uint8Array.from([
            ...ascii('% Encoding: GBK\n'),
            ...units.flatMap((unit) =>
              unit === '中' ? [0xd6, 0xd0] : unit === '文' ? [0xce, 0xc4] : [unit.charCodeAt(0)],
            ),
          ]),
        ),
    ],
  ];
  const added = fc.constantFrom(
    '',
    ' x',
    '\n\n@book{b, title={ü}}\n',
    'α',
    '中',
    '“',
    '𝛽',
    'é\u0081',
  );
  for (const [name, bytes] of files) {
    it(`keeps every other byte, and reads as the edit of the text: ${name}`, () => {
      let written = 0;
      fc.assert(
        fc.property(bytes, added, added, fc.nat(), fc.nat(), (file, first, second, a, b) => {
          const decoded = decodeText(file);
          if (!decoded) {
            assert.equal(editBytes(file, [{ start: 0, end: 0, text: 'x' }]), undefined);
            return;
          }
          const inside = (offset: number) => {
            const at = offset % (decoded.text.length + 1);
            return /[\udc00-\udfff]/.test(decoded.text.charAt(at)) ? at - 1 : at;
          };
          const [at = 0, end = 0] = [inside(a), inside(b)].sort((one, other) => one - other);
          const edits = [
            { start: at, end: at, text: first },
            { start: end, end: end, text: second },
          ].slice(0, at === end ? 1 : 2);
          const result = editBytes(file, edits);
          if (!result) {
            return;
          }
          written++;
          assert.equal(decodeText(result)?.text, applyEdits(decoded.text, edits));
          assertInterleaved(file, result);
        }),
        { numRuns: 200 },
      );
      assert.ok(written > 5, `${written} were written`);
    });
  }
});

/** All bytes of a file are in another one, in their order. */
function assertInterleaved(file: Uint8Array, result: Uint8Array): void {
  let at = 0;
  for (const byte of result) {
    at += byte === file[at] ? 1 : 0;
  }
  assert.equal(at, file.length);
}
