/**
 * Names in the path or the name of a file, or in an identifier, which do not mean the entity:
 *
 *     "see src/TRAIL/index.ts", "plates/IL-6_day2.csv", "C:\data\TNF"    paths
 *     "doi:10.1000/IL-6.2019"                                            a DOI
 *     "IL-6/TNF ratio", "and/or IL-10.", "IL-4/-13"                      not paths
 */

import { endsInDoi } from '../identifiers/doi';
import { oneOf } from '../text/patterns';
import type { Range } from '../text/range';

/** UTF-16 units before and after a name that are examined. */
const AROUND = 100;

const extension = new RegExp(
  String.raw`[\p{L}\p{N}_)-]\.${oneOf`
    pdf png jpe?g gif svg tiff? bmp csv tsv xlsx? docx? pptx? txt md qmd [Rr]md html? js ts py R rds RData ipynb
    json ya?ml toml xml bib ris zip gz tar fcs h5ad loom fastq fasta fa bam vcf bed pzfx? sh log mp4 wsp`}(?:[.,;:!?]?["'’”)\]]*)$`,
  'u',
);
/** The beginning of a path: a drive, the home folder, this folder or the one above. */
const root =
  /^["'(‘“]*(?:[A-Za-z]:[\\/]|~\/|\.{1,2}\/|\/(?:home|usr|mnt|data|Users|tmp|var|opt|etc|srv)\/)/u;

/** Whether a name is in the path or the name of a file, or in a DOI. */
export function isInFilePath(text: string, { start, end }: Range): boolean {
  const before = /\S*$/.exec(text.slice(Math.max(0, start - AROUND), start))?.[0] ?? '';
  const after = /^\S*/.exec(text.slice(end, end + AROUND))?.[0] ?? '';
  const token = before + text.slice(start, end) + after;
  return (
    (before !== '' || after !== '') &&
    ((/\.[A-Za-z]/.test(token) && extension.test(token)) ||
      root.test(token) ||
      endsInDoi.test(before))
  );
}
