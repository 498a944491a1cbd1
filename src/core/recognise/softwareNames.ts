/**
 * Names of software that are words for drugs, too: the text of a link to a repository or package.
 *
 *     [statin](https://github.com/someone/statin)              software
 *     [statin](https://www.npmjs.com/package/statin)           software
 *     [statins](https://github.com/me/notes/blob/main/a.md)    a page about what it says
 *     [IL-6](https://github.com/me/il-6)                       a symbol with a number is a molecule's
 */
import type { Range } from '../text/range';

const link =
  /\[(?<word>\p{L}{3,40})\]\(<?https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|npmjs\.com|pypi\.org|crates\.io|cran\.r-project\.org|bioconductor\.org)\/(?![^\s)]*(?:\/blob\/|\/wiki\/|\.md))[^\s)]+\)/gu;

/**
 * The ends of such words in a block.
 *
 * @param source the text to which the block's offsets refer
 * @returns UTF-16 offsets in the source
 */
export function softwareEnds(source: string, { start, end }: Range): number[] {
  const text = source.slice(start, end);
  return text.includes('](http') || text.includes('](<http')
    ? [...text.matchAll(link)].map(
        ({ index, groups }) => start + index + 1 + (groups?.word?.length ?? 0),
      )
    : [];
}
