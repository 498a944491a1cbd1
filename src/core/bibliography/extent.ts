/**
 * The number of pages of a whole work, which RIS and EndNote have in the field for pages: "350", "xii, 350 p."
 *
 * @returns undefined if the text is of another form, or the type is part of another work
 */
export function extentOf(type: string, pages: string | undefined): string | undefined {
  return /^(?:book|thesis|manuscript)$/.test(type)
    ? /^(?:[ivxlc]+, )?\d+(?= ?(?:p|pp|pages|S|Seiten)?\.?$)/.exec(pages ?? '')?.[0]
    : undefined;
}
