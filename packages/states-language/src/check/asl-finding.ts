export interface Finding {
  /** where in the definition: /States/Ask/Output/x */
  readonly path: string;
  readonly message: string;
}
