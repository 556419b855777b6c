import { EvaluationFailure, StateFailure } from '../asl-failure.ts';
import { fill, type Template, unexpectedType } from '../asl-template.ts';
import type { ChoiceState, FailState, PassState, SucceedState, WaitState } from '../definition/types.ts';
import type { Json } from '../json.ts';
import { readInstant } from './instant.ts';
import { BLOCKED, type Leaving, type Step, type Turn } from './state-step.ts';

export function passOn(state: PassState | SucceedState | WaitState): Leaving {
  return { kind: 'leaving', result: undefined, next: state.next, output: state.output, assign: state.assign };
}

function text(template: Template | null, turn: Turn): string | null {
  if (template === null) return null;
  const value = fill(template, turn.run.bindings(turn.scope, turn.frame, turn.view, false));
  if (typeof value !== 'string') throw unexpectedType(template, 'string', value);
  return value;
}

export function fail(state: FailState, turn: Turn): never {
  const error = text(state.error, turn);
  const cause = text(state.cause, turn);
  throw new StateFailure(error, cause);
}

export function choose(state: ChoiceState, turn: Turn): Leaving {
  const bindings = turn.run.bindings(turn.scope, turn.frame, turn.view, false);
  for (const rule of state.choices) {
    const condition = fill(rule.condition, bindings);
    if (typeof condition !== 'boolean') throw unexpectedType(rule.condition, 'boolean', condition);
    if (condition) return { kind: 'leaving', result: undefined, next: rule.next, output: rule.output, assign: rule.assign };
  }
  if (state.fallback === null) {
    // the documentation says States.NoChoiceMatched; what was measured is States.Runtime, which no Catch around it sees
    throw new StateFailure(
      'States.Runtime',
      `An error occurred while executing the state '${state.name}' (entered at the event id #${turn.frame.enteredId}). Failed to transition out of the state. The state has not defined a Default transition.`,
    );
  }
  return { kind: 'leaving', result: undefined, next: state.fallback, output: state.output, assign: state.assign };
}

export function wait(state: WaitState, turn: Turn): Step {
  const { frame, run } = turn;
  const value = fill(state.until.value, run.bindings(turn.scope, frame, turn.view, false));
  const at = state.until.kind === 'seconds' ? afterSeconds(state.until.value, value, run.now) : instant(value);
  if (at <= run.now) return passOn(state);
  frame.phase = 'waiting';
  frame.wakeAt = at;
  return BLOCKED;
}

function afterSeconds(template: Template, value: Json, now: number): number {
  if (typeof value !== 'number') throw unexpectedType(template, 'number', value);
  if (!Number.isInteger(value) || value < 0 || value > 99_999_999) {
    throw new EvaluationFailure(
      `The Seconds field must be an integer between 0 and 99999999 but was: ${JSON.stringify(value)}`,
      'Seconds',
      true,
    );
  }
  return now + value * 1_000;
}

function instant(value: Json): number {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  const at = readInstant(value);
  if (at === null) {
    throw new EvaluationFailure(
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${shown}`,
      'Timestamp',
      true,
    );
  }
  return at;
}
