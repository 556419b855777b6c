declare module 'asl-validator' {
  type Answer = { isValid: boolean; errors: readonly unknown[]; errorsText: (separator?: string) => string };
  const validate: (definition: unknown, options?: { checkArn?: boolean; checkPaths?: boolean }) => Answer;
  export default validate;
}
