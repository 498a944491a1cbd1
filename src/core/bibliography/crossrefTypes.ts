/** CSL types by Crossref's types (https://api.crossref.org/v1/types). */
export const crossrefTypes: ReadonlyMap<string | undefined, string> = new Map(
  Object.entries({
    'journal-article': 'article-journal',
    'posted-content': 'article',
    book: 'book',
    monograph: 'book',
    'edited-book': 'book',
    'reference-book': 'book',
    'book-chapter': 'chapter',
    'book-section': 'chapter',
    'book-part': 'chapter',
    'reference-entry': 'entry-encyclopedia',
    'proceedings-article': 'paper-conference',
    dissertation: 'thesis',
    report: 'report',
    'report-component': 'report',
    standard: 'standard',
    dataset: 'dataset',
    'peer-review': 'review',
  }),
);
