/**
 * Numbers and quantities of the package siunitx as text, in LaTeX that all readers know:
 *
 *     \SI{5}{\mg\per\kg}          5~mg~kg\textsuperscript{−1}
 *     \num{1e5}                   1~×~10\textsuperscript{5}
 *     \qtyrange{5}{10}{\percent}  5~%–10~%
 *
 * Follows its manual (3.3); ranges have a dash, as Pandoc writes them.
 */

/** Prefixes of the International System of Units. */
const prefixes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ quecto: 'q', ronto: 'r', yocto: 'y', zepto: 'z', atto: 'a', femto: 'f', pico: 'p' },
    ...{ nano: 'n', micro: 'μ', milli: 'm', centi: 'c', deci: 'd', deca: 'da', deka: 'da' },
    ...{ hecto: 'h', kilo: 'k', mega: 'M', giga: 'G', tera: 'T', peta: 'P', exa: 'E' },
    ...{ zetta: 'Z', yotta: 'Y', ronna: 'R', quetta: 'Q', kibi: 'Ki', mebi: 'Mi', gibi: 'Gi' },
    tebi: 'Ti',
  }),
);

const units: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ampere: 'A', candela: 'cd', kelvin: 'K', kilogram: 'kg', gram: 'g', metre: 'm' },
    ...{ meter: 'm', mole: 'mol', second: 's', becquerel: 'Bq', coulomb: 'C', farad: 'F' },
    ...{ degreeCelsius: '°C', celsius: '°C', gray: 'Gy', hertz: 'Hz', henry: 'H', joule: 'J' },
    ...{ katal: 'kat', lumen: 'lm', lux: 'lx', newton: 'N', ohm: 'Ω', pascal: 'Pa' },
    ...{ radian: 'rad', siemens: 'S', sievert: 'Sv', steradian: 'sr', tesla: 'T', volt: 'V' },
    ...{ watt: 'W', weber: 'Wb', astronomicalunit: 'au', bel: 'B', dalton: 'Da', day: 'd' },
    ...{ decibel: 'dB', degree: '°', electronvolt: 'eV', hectare: 'ha', hour: 'h' },
    ...{ litre: 'l', liter: 'L', arcminute: '′', minute: 'min', arcsecond: '″', neper: 'Np' },
    ...{ tonne: 't', percent: '%', bar: 'bar', mmHg: 'mmHg', angstrom: 'Å', bit: 'bit' },
    ...{ byte: 'B', atomicmassunit: 'u', knot: 'kn', curie: 'Ci', molar: 'M', year: 'a' },
    ...{ kWh: 'kWh', unifiedatomicmassunit: 'u' },
  }),
);

/** What abbreviated units are of: `\mg`, `\uL`, `\nM`. */
const shortUnit =
  /^(?:([fpnumcdhkMGT])?([gmslLAJNVWFHK]|mol|eV|Pa|Hz|Bq|Gy|Sv|Da|M)|(?:dB|m?ohm|kohm|Mohm|amu|au))$/;

/** Words that stand before or after a unit and raise it to a power. */
const powers: ReadonlyMap<string, number> = new Map([
  ['square', 2],
  ['cubic', 3],
  ['squared', 2],
  ['cubed', 3],
]);

const argument = String.raw`\{((?:[^{}]|\{[^{}]{0,99}\}){0,300})\}`;
const options = String.raw`(?:\[[^[\]]{0,200}\])?\s{0,9}`;
/** Commands of one, two and three arguments, and that of the package units: `\unit[5]{mg}`. */
const command = new RegExp(
  [
    String.raw`\\(unit)\[(-?\d+(?:[.,]\d+)?)\]\s{0,9}${argument}`,
    String.raw`\\(num|numlist|unit|si|ang)${options}${argument}`,
    String.raw`\\(SI|qty|SIlist|qtylist|numrange)${options}${argument}\s{0,9}${options}${argument}`,
    String.raw`\\(SIrange|qtyrange)${options}${argument}\s{0,9}${argument}\s{0,9}${argument}`,
  ].join('|'),
  'g',
);

/** Writes the quantities in a value as text; all other commands stay. Time follows the length of the value. */
export function resolveQuantities(latex: string): string {
  return /\\(?:SI|qty|num|unit|si|ang)/.test(latex)
    ? latex.replace(command, (_, ...groups: readonly (string | undefined)[]) => {
        // The groups of all alternatives; then come the offset and the text.
        const [name = '', ...given] = groups.slice(0, 12).filter((it) => it !== undefined);
        return textOf(name === 'unit' && given.length > 1 ? 'qty' : name, given);
      })
    : latex;
}

function textOf(name: string, [first = '', second = '', third = '']: readonly string[]): string {
  switch (name) {
    case 'unit':
    case 'si':
      return unitOf(first);
    case 'ang':
      return angleOf(first);
    case 'num':
      return numberOf(first);
    case 'numlist':
      return listed(numbersIn(first));
    case 'numrange':
      return [first, second].map(numberOf).join('–');
    case 'SIlist':
    case 'qtylist':
      return listed(numbersIn(first).map((number) => quantity(number, second)));
    case 'SIrange':
    case 'qtyrange':
      return [first, second].map((number) => quantity(numberOf(number), third)).join('–');
    default:
      return quantity(numberOf(first), second);
  }
}

/** A number and its unit; no blank stands before a degree. */
function quantity(number: string, unit: string): string {
  const text = unitOf(unit);
  return /^\{?[°′″](?!C)/.test(text) ? number + text : [number, text].filter(Boolean).join('~');
}

function listed(items: readonly string[]): string {
  return [items.slice(0, -1).join(', '), ...items.slice(-1)].filter(Boolean).join(' and ');
}

function numbersIn(list: string): string[] {
  return list.split(';').map(numberOf);
}

/** `1.5e-3` → 1.5~×~10⁻³, `3+-1` → 3~±~1, `.5` → 0.5, `2x3` → 2~×~3; what is no number is as it is. */
function numberOf(written: string): string {
  const number = written.trim();
  if (!/^[-+.,\deEdDx()\s~±]*$/.test(number.replace(/\\pm|\+-/g, '±'))) {
    return number;
  }
  return number
    .split('x')
    .map((factor) => factorOf(factor.trim()))
    .join('~×~');
}

function factorOf(written: string): string {
  const [, base = '', power] = /^(.*?)(?:[eEdD]([-+]?\d+))?$/.exec(written) ?? [];
  const shown = base
    .replace(/\s*(?:\\pm|\+-|±)\s*/g, '~±~')
    .replace(/(?<![\d.,])[.,](?=\d)/g, '0.')
    .replace(/(?<=\d),(?=\d)/g, '.')
    .replace(/^-/, '−');
  return power === undefined
    ? shown
    : [shown, `10${raised(power.replace(/^\+/, ''))}`].filter(Boolean).join('~×~');
}

/** `30;5;10` → 30°5′10″ */
function angleOf(written: string): string {
  return written
    .split(';')
    .map((part, at) => (part.trim() ? numberOf(part) + ['°', '′', '″'][at] : ''))
    .join('');
}

function raised(power: string): string {
  return `\\textsuperscript{${power.replace('-', '−')}}`;
}

/** A unit in words (`\milli\gram\per\litre`, `\mg\per\l`) or letters (`mg.l^{-1}`); its capitals are protected. */
function unitOf(written: string): string {
  const text = /\\[A-Za-z]/.test(written) ? unitInWords(written) : unitInLetters(written);
  return /\p{Lu}/u.test(text) ? `{${text}}` : text;
}

function unitInLetters(written: string): string {
  return written
    .trim()
    .replace(/\^\s*(?:\{\s*([-−]?\d+)\s*\}|([-−]?\d+))/g, (_, braced, bare) =>
      raised(braced ?? bare),
    )
    .replace(/\s*[.~]\s*/g, '~')
    .replace(/(?<!\\)%/g, '\\%');
}

function unitInWords(written: string): string {
  const parts: string[] = [];
  let [prefix, power, isPer] = ['', 1, false];
  const words = /\\(tothe|raiseto|of)\s*\{([^{}]*)\}|\\([A-Za-z]+)|\\?(%)|([^\\{}\s~.]+)/g;
  /** After the last unit, its power is known: `\metre\squared`. */
  let last: { readonly symbol: string; power: number } | undefined;
  const end = () => {
    if (last) {
      parts.push(last.symbol + (last.power === 1 ? '' : raised(String(last.power))));
    }
    last = undefined;
  };
  for (const [, verb, value = '', word = '', sign, letters] of written.matchAll(words)) {
    if (verb === 'of') {
      last = last && { ...last, symbol: `${last.symbol}\\textsubscript{${value}}` };
    } else if (verb === 'raiseto') {
      power = Number(value);
    } else if (last && (verb === 'tothe' || word === 'squared' || word === 'cubed')) {
      last.power *= verb ? Number(value) : (powers.get(word) ?? 1);
    } else if (word === 'per') {
      isPer = true;
    } else if (powers.has(word)) {
      power = powers.get(word) ?? 1;
    } else if (prefixes.has(word)) {
      prefix = prefixes.get(word) ?? '';
    } else {
      end();
      const symbol = sign ? '\\%' : (letters ?? symbolOf(word));
      last = { symbol: prefix + symbol, power: isPer ? -power : power };
      [prefix, power, isPer] = ['', 1, false];
    }
  }
  end();
  return parts.join('~');
}

/** A unit by its name; one that an author has defined goes by that name: `\cells`. */
function symbolOf(name: string): string {
  const known = units.get(name);
  if (known !== undefined) {
    return known === '%' ? '\\%' : known;
  }
  const [isShort, prefix = '', unit] = shortUnit.exec(name) ?? [];
  if (!isShort) {
    return name;
  }
  if (unit === undefined) {
    return name === 'amu' ? 'u' : name.replace(/ohm$/, 'Ω');
  }
  return prefix.replace('u', 'μ') + unit;
}
