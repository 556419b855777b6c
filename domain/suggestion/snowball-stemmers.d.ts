declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string;
  }
  /** @throws for a language it does not have */
  export function newStemmer(language: string): Stemmer;
  export function algorithms(): string[];
}
