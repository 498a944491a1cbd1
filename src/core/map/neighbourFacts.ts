import { t } from '@vscode/l10n';
import { kindName, kindsName } from '../card/kindName';
import { tieName } from '../card/tieName';
import type { MapKind, Neighbour } from './neighbourhood';

/** What a kind is called on a map. */
export function mapKindName(kind: MapKind): string {
  return kind === 'disease' ? t('disease') : kindName(kind);
}

/** What a kind is called above those of it. */
export function mapKindHeading(kind: MapKind): string {
  return kind === 'disease' ? t('Diseases') : kindsName(kind);
}

/**
 * All that a map says of a neighbour but its label, as text: "receptor. Binds; 2 findings about both".
 *
 * @returns plain text, to be escaped where it goes
 */
export function neighbourFacts({ kind, ties, findings, sources, notes }: Neighbour): string {
  const facts = [
    ...ties.map(tieName),
    findings > 0 && (findings === 1 ? t('1 finding on both') : t('{0} findings on both', findings)),
    sources > 0 && (sources === 1 ? t('1 source on both') : t('{0} sources on both', sources)),
    notes > 0 && (notes === 1 ? t('1 note with both') : t('{0} notes with both', notes)),
  ].filter(Boolean);
  return `${mapKindName(kind)}. ${facts.join('; ')}`;
}
