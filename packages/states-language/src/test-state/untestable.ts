/** what was asked cannot be tested; `code` is the exception TestState answers with */
export class Untestable extends Error {
  override readonly name = 'Untestable';
  readonly code: 'InvalidDefinition' | 'ValidationException';
  constructor(code: 'InvalidDefinition' | 'ValidationException', message: string) {
    super(message);
    this.code = code;
  }
}
