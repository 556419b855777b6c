/** a piece of an expression: a word or placeholder, a number, an operator or a bracket; where it begins and ends in the text */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PIECE = /[#:]?[A-Za-z_][\w-]*|[#:][\w-]+|\d+|<>|<=|>=|[<>=.,()[\]+-]/g;

/** The pieces of an expression in order; white space, and what no expression can hold, is passed over. */
export const tokensOf = (expression: string): readonly Token[] =>
  [...expression.matchAll(PIECE)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));

/** whether a token is this word, in whatever case */
export const isWord = (token: Token | undefined, word: string): boolean => token?.text.toUpperCase() === word;

/** The list indexes of an expression: numbers in square brackets. */
export const listIndexes = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(({ text }, at) => /^\d+$/.test(text) && tokens[at - 1]?.text === '[' && tokens[at + 1]?.text === ']');
