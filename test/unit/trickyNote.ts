import fc from 'fast-check';

/** What notes are made of, and what breaks readers of them. */
const fragments = [
  ...[
    'IL-6',
    'TNF-α',
    'IL-**6**',
    'tocilizumab',
    'cytokines',
    'interferon-γ',
    'β\u0301',
    'I\u0301L-6',
  ],
  ...[
    '*',
    '**',
    '_',
    '`',
    '``',
    '~~',
    '$',
    '$$',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '!',
    '|',
    '\\',
    '&',
  ],
  ...[
    '[@a]',
    '[see @emilie1998, p. 3; @b]',
    '@key',
    'me@x.org',
    '[^1]',
    '[^1]: ',
    '@{a b}',
    '[@',
    ';',
  ],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '  \n',
    '\\\n',
    '\t',
    ' ',
    '    ',
    '\n> ',
    '\n- ',
    '\n1. ',
    '\n# ',
  ],
  ...[
    '\n---\n',
    '---\n',
    '\n```\n',
    '\n~~~\n',
    '\n$$\n',
    '\n| a | b |\n|---|---|\n| ',
    '<!--',
    '-->',
  ],
  ...[
    '<b>',
    '</b>',
    '<div>\n',
    'https://x.example/IL-6',
    'www.x.example',
    '&gamma;',
    '&#0;',
    '&#x1F600;',
  ],
  ...[
    '\0',
    '\uFEFF',
    '\uD83D',
    '😀',
    '\u200B',
    '\u00AD',
    '\uFFFC',
    'é',
    'e.g. ',
    'et al. ',
    '. ',
    '? ',
  ],
];

/** A piece of a note. */
export const trickyFragment = fc.oneof(
  fc.constantFrom(...fragments),
  fc.string({ maxLength: 3, unit: 'binary' }),
);

/** Any note, made of whatever is hard to read. */
export const trickyNote = fc
  .array(trickyFragment, { maxLength: 40 })
  .map((parts) => parts.join(''));
