import { t } from '@vscode/l10n';
import { type CslNode, elementsOf } from './cslNode';

/** Elements that are passed through for one reference: eight times what APA, the largest we know, has. */
const MOST_ELEMENTS = 12_000;

/**
 * What is wrong with the macros of a style. Of one that there is not, the engine says nothing; and where
 * each calls another twice, a small file of anyone's would keep it busy for hours.
 */
export function problemOfMacros(
  style: CslNode,
  macros: ReadonlyMap<string, CslNode>,
): string | undefined {
  const sizes = new Map<string, number>();
  const open = new Set<string>();
  let problem: string | undefined;

  const sizeOfMacro = (name: string): number => {
    const macro = macros.get(name);
    if (!macro || open.has(name)) {
      problem ??= macro
        ? t('It has a macro that calls itself: {0}', name)
        : t('It uses a macro that it does not have: {0}', name);
      return 0;
    }
    open.add(name);
    const size = sizes.get(name) ?? sizeOf(macro);
    sizes.set(name, size);
    open.delete(name);
    return size;
  };
  const sizeOf = (node: CslNode): number => {
    const called = node.attrs.macro ? sizeOfMacro(node.attrs.macro) : 0;
    const within = elementsOf(node).map(sizeOf);
    // Of the branches of a choice one is taken.
    const most = node.name === 'choose' ? Math.max(0, ...within) : within.reduce(add, 0);
    return 1 + called + most;
  };

  const parts = elementsOf(style).filter(({ name }) => name !== 'macro');
  const isTooLarge = parts.some((part) => sizeOf(part) > MOST_ELEMENTS);
  return isTooLarge ? t('Its macros make it too large.') : problem;
}

function add(a: number, b: number): number {
  return a + b;
}
