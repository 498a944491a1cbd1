import { escapeMarkup } from '../map/markup';

/**
 * A text as content or attribute of XML 1.0. What XML has no character for becomes U+FFFD, one for one, so
 * that offsets stay; a carriage return stays one, and is not read as a line feed.
 */
export function xmlText(text: string): string {
  return escapeMarkup(text).replaceAll('\r', '&#13;');
}
