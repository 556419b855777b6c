/** `…:stateMachine:<name>:live` -> `…:stateMachine:<name>` */
export const machineOf = (aliasArn: string): string => aliasArn.replace(/(:stateMachine:[^:]+):[^:]+$/, '$1');

/** `…:stateMachine:<name>:live` and a run -> `…:execution:<name>:<run>` */
export const executionOf = (aliasArn: string, run: string): string =>
  `${machineOf(aliasArn).replace(':stateMachine:', ':execution:')}:${run}`;
