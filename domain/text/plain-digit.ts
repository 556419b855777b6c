const isDigit = (point: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(point));

/** a decimal digit of any script as 0 to 9: each script's ten follow one another */
export const plainDigit = (digit: string): string => {
  const point = Number(digit.codePointAt(0));
  let zero = point;
  while (zero > point - 9 && isDigit(zero - 1)) zero -= 1;
  return String(point - zero);
};
