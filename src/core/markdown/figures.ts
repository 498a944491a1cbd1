import type { PhrasingContent } from 'mdast';
import type { Range } from '../text/range';

/** What may stand beside the images of a figure. */
const attributes = /^\s*(?:\{[^{}]*\})?\s*$/;

/**
 * The captions of images that have nothing but attributes beside them: a figure, several of them, or one that is a
 * link; none for any other text. Offsets are those of the nodes.
 *
 *     ![IL-6 in sepsis [@emilie1998].](a.png){#fig:a}
 *     [![IL-6 in sepsis [@emilie1998].](small.png)](large.png)
 */
export function captionsIn(children: readonly PhrasingContent[]): Range[] {
  const labels: Range[] = [];
  for (const child of children) {
    const isLink = child.type === 'link' && child.children.length === 1;
    const node = isLink ? (child.children[0] as PhrasingContent) : child;
    const isImage = node.type === 'image' || node.type === 'imageReference';
    if (isImage && node.data?.label) {
      labels.push(node.data.label);
    } else if (!(node === child && node.type === 'text' && attributes.test(node.value))) {
      return [];
    }
  }
  return labels;
}
