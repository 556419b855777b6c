/** why a state failed. `error` and `cause` are null where the service shows none (SendTaskFailure without arguments, an empty Fail state) */
export class StateFailure extends Error {
  readonly error: string | null;
  readonly cause_: string | null;
  /** false: neither Retry nor Catch see it, whatever they name */
  readonly handleable: boolean;
  constructor(error: string | null, cause: string | null, handleable = error !== 'States.Runtime') {
    super(`${error}: ${cause}`);
    this.name = 'StateFailure';
    this.error = error;
    this.cause_ = cause;
    this.handleable = handleable;
  }
}

/** an expression, or what it gave, was not usable; the history shows it as EvaluationFailed */
export class EvaluationFailure extends Error {
  /** field in the state, `Output/x`; absent where the service names none */
  readonly location: string | null;
  /** the event follows the state's own Entered event instead of the one before it */
  readonly afterEntered: boolean;
  constructor(message: string, location: string | null, afterEntered = false) {
    super(message);
    this.name = 'EvaluationFailure';
    this.location = location;
    this.afterEntered = afterEntered;
  }
}

/** the execution itself ends, whatever state it is in */
export class ExecutionFailure extends Error {
  readonly error: string;
  readonly cause_: string;
  constructor(error: string, cause: string) {
    super(cause);
    this.name = 'ExecutionFailure';
    this.error = error;
    this.cause_ = cause;
  }
}

export const oversize = (subject: string): StateFailure =>
  new StateFailure(
    'States.DataLimitExceeded',
    `The state/task '${subject}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
