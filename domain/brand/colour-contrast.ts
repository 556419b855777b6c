/** relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2) */
const luminance = (colour: string): number => {
  const channel = (at: number): number => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
};

/** contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2) */
export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((first, second) => first - second);
  return (light + 0.05) / (dark + 0.05);
};

/** a button must stand out from the white page around it: WCAG 2.2, success criterion 1.4.11 */
export const leastOnWhite = 3;
/** what is written on the colour: black or white, whichever is read better. One of both always has more than 4.5 */
export const writtenOn = (colour: string): '#000000' | '#ffffff' =>
  contrast(colour, '#000000') > contrast(colour, '#ffffff') ? '#000000' : '#ffffff';
