/** The variables of CSL 1.0.2 that hold names. */
export const nameFields = [
  ...[
    'author',
    'chair',
    'collection-editor',
    'compiler',
    'composer',
    'container-author',
    'contributor',
  ],
  ...[
    'curator',
    'director',
    'editor',
    'editorial-director',
    'editor-translator',
    'executive-producer',
  ],
  ...['guest', 'host', 'illustrator', 'interviewer', 'narrator', 'organizer', 'original-author'],
  ...['performer', 'producer', 'recipient', 'reviewed-author', 'script-writer', 'series-creator'],
  'translator',
];
