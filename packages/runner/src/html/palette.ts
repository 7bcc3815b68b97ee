/**
 * The colours of pictures. Each is a variable that the page sets for light and dark, with the light colour as what it is elsewhere. Series have the colours of Okabe and Ito (2008), which colour-blind readers tell apart, in an order in
 * which neighbours differ in lightness, so that grey print tells them apart, too.
 */
const LIGHT = {
  ink: '#1c2127',
  soft: '#5b6570',
  line: '#d5dae0',
  paper: '#ffffff',
  key: '#14181c',
  blue: '#0072b2',
  orange: '#e69f00',
  green: '#009e73',
  yellow: '#f0e442',
  red: '#d55e00',
  sky: '#56b4e9',
  pink: '#cc79a7',
  grey: '#9aa3ad',
} as const;

type Name = keyof typeof LIGHT;

/** The colours for dark surroundings; series that stand out there already keep theirs. */
const DARK: Readonly<Partial<Record<Name, string>>> = {
  ink: '#e8ebee',
  soft: '#a3adb8',
  line: '#39424d',
  paper: '#14181d',
  blue: '#3d9fd8',
  green: '#2bb98f',
  red: '#f07c2c',
  sky: '#a5d8f6',
};

const token = (name: Name): string => `var(--${name}, ${LIGHT[name]})`;

export const INK = token('ink');
export const SOFT = token('soft');
export const LINE = token('line');
export const PAPER = token('paper');
/** Dark in light and dark surroundings: for what is written on a series' colour. */
export const KEY = token('key');
/** Around what is written on a series' colour, so that it can be read on each of them. */
export const HALO = 'rgba(255,255,255,0.75)';
export const BLUE = token('blue');
export const RED = token('red');
export const ORANGE = token('orange');

/** The colours of series in order; what comes after them is `REST`. */
export const SERIES: readonly string[] = [
  token('blue'),
  token('orange'),
  token('green'),
  token('yellow'),
  token('red'),
  token('sky'),
  token('pink'),
];
export const REST = token('grey');

/** The style sheet's declarations of the colours. */
export function declarations(mode: 'light' | 'dark'): string {
  return Object.entries(mode === 'light' ? LIGHT : DARK)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}

/** A picture's markup with the light colours themselves, for programs that know no variables. */
export function withPlainColours(markup: string): string {
  return markup.replace(/var\(--[a-z]+, (#[0-9a-f]{6})\)/g, '$1');
}
