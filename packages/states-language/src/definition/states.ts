import type { Template } from '../asl-template.ts';
import { isJsonArray, isJsonObject } from '../json.ts';
import { isInstant } from '../states/instant.ts';
import { checkArguments } from './call-arguments.ts';
import { readCrowdFiles } from './crowd-files.ts';
import { assignments, numeric, template, textual } from './data-fields.ts';
import { readCatch, readChoices, readRetry } from './handlers.ts';
import { readProcessorConfig } from './processor-config.ts';
import { QUERY_LANGUAGES, type Reader } from './reader.ts';
import type { MapState, State, States } from './types.ts';

const common = ['Type', 'Comment', 'QueryLanguage', 'Output'];
const flow = [...common, 'Assign', 'Next', 'End'];
const handled = [...flow, 'Retry', 'Catch'];
const FIELDS: Readonly<Record<State['type'], ReadonlySet<string>>> = {
  Pass: new Set(flow),
  Succeed: new Set(common),
  Fail: new Set(['Type', 'Comment', 'QueryLanguage', 'Error', 'Cause']),
  Choice: new Set([...common, 'Assign', 'Choices', 'Default']),
  Wait: new Set([...flow, 'Seconds', 'Timestamp']),
  Task: new Set([...handled, 'Resource', 'Arguments', 'TimeoutSeconds', 'HeartbeatSeconds']),
  Parallel: new Set([...handled, 'Arguments', 'Branches']),
  Map: new Set([
    ...handled,
    'Items',
    'ItemProcessor',
    'Iterator',
    'ItemSelector',
    'Label',
    'MaxConcurrency',
    'ToleratedFailureCount',
    'ToleratedFailurePercentage',
    'ItemReader',
    'ResultWriter',
    'ItemBatcher',
  ]),
};
const PROCESSOR_FIELDS = new Set(['StartAt', 'States', 'ProcessorConfig', 'Comment']);
const BRANCH_FIELDS = new Set(['StartAt', 'States', 'Comment']);
const positive = (value: number): boolean => Number.isInteger(value) && value > 0 && value <= 99_999_999;
const whole = (value: number): boolean => Number.isInteger(value) && value >= 0;

/** compiles a machine, branch or item processor; what is wrong goes into the reader's diagnostics */
export function readStates(reader: Reader): States {
  const startAt = reader.requiredText('StartAt');
  const states = reader.object('States');
  if (!reader.has('States')) reader.problem("The field 'States' is required but was missing");
  else if (Object.keys(states?.value ?? {}).length === 0)
    reader.problem("The field 'States' should have at least one state", `${reader.location}/States`);
  const byName = new Map<string, State>();
  for (const name of Object.keys(states?.value ?? {})) {
    const state = states?.object(name);
    if (state === null || state === undefined) continue;
    if (name.length > 80) state.problem('State names are at most 80 characters long');
    const read = readState(name, state);
    if (read !== null) byName.set(name, read);
  }
  if (byName.size > 0 && !byName.has(startAt)) {
    reader.problem(`Missing 'Next' target: ${startAt}`, `${reader.location}/StartAt`, 'MISSING_TRANSITION_TARGET');
  }
  return { startAt, byName };
}

const isType = (type: string): type is State['type'] => Object.hasOwn(FIELDS, type);

/** compiles one state; null when it has no known Type */
export function readState(name: string, state: Reader): State | null {
  const type = state.requiredText('Type');
  if (!isType(type)) {
    state.problem(`Value '${type}' is not one of the state types ${Object.keys(FIELDS).join(', ')}`, `${state.location}/Type`);
    return null;
  }
  state.allow(FIELDS[type]);
  checkLanguage(state);
  const base = { name, next: readNext(state, type), output: template(state, 'Output'), assign: assignments(state) };
  switch (type) {
    case 'Pass':
    case 'Succeed':
      return { ...base, type };
    case 'Fail':
      return { ...base, type, error: textual(state, 'Error'), cause: textual(state, 'Cause') };
    case 'Choice':
      return { ...base, type, choices: readChoices(state), fallback: state.text('Default') };
    case 'Wait':
      return { ...base, type, until: readUntil(state) };
    case 'Task':
      checkHeartbeat(state);
      checkArguments(state, state.text('Resource') ?? '');
      return {
        ...base,
        type,
        resource: state.requiredText('Resource'),
        arguments: readArguments(state),
        timeoutSeconds: numeric(state, 'TimeoutSeconds', positive, 'a positive integer'),
        heartbeatSeconds: numeric(state, 'HeartbeatSeconds', positive, 'a positive integer'),
        retry: readRetry(state),
        catch: readCatch(state),
      };
    case 'Parallel': {
      const branches = state.objects('Branches').map((branch) => {
        branch.allow(BRANCH_FIELDS);
        return readStates(branch);
      });
      if (branches.length === 0) state.problem("The field 'Branches' should be a non-empty array");
      return {
        ...base,
        type,
        arguments: readArguments(state),
        branches,
        retry: readRetry(state),
        catch: readCatch(state),
      };
    }
    case 'Map':
      return { ...base, ...readMap(name, state) };
  }
}

function checkLanguage(state: Reader): void {
  const language = state.text('QueryLanguage');
  if (language === 'JSONPath') state.problem("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
  else if (language !== null && language !== 'JSONata') state.problem(QUERY_LANGUAGES, `${state.location}/QueryLanguage`);
}

// a beat that may come after the end of the task is of no use: refused, where both are written out
function checkHeartbeat(state: Reader): void {
  const { HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout } = state.value;
  if (typeof heartbeat !== 'number' || typeof timeout !== 'number' || heartbeat < timeout) return;
  state.problem("'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'", `${state.location}/HeartbeatSeconds`);
}

function readArguments(state: Reader): Template | null {
  const found = template(state, 'Arguments');
  if (found?.kind === 'constant' && !isJsonObject(found.value))
    state.problem("The field 'Arguments' should be an object or a JSONata expression", `${state.location}/Arguments`);
  return found;
}

function readNext(state: Reader, type: State['type']): string | null {
  if (type === 'Succeed' || type === 'Fail' || type === 'Choice') return null;
  const next = state.text('Next');
  const end = state.flag('End');
  if (next === null && !end) state.problem("The state needs either 'Next' or 'End'");
  if (next !== null && end) state.problem("'Next' and 'End' are mutually exclusive");
  return end ? null : next;
}

function readUntil(state: Reader): { kind: 'seconds' | 'timestamp'; value: Template } {
  const seconds = numeric(state, 'Seconds', (value) => whole(value) && value <= 99_999_999, 'an integer from 0 to 99999999');
  const timestamp = textual(state, 'Timestamp');
  if (timestamp?.kind === 'constant' && !isInstant(timestamp.value))
    state.problem("The field 'Timestamp' should be a valid ISO-8601 date-time with an offset", `${state.location}/Timestamp`);
  if ((seconds === null) === (timestamp === null)) state.problem("A Wait state needs exactly one of 'Seconds' and 'Timestamp'");
  if (timestamp !== null) return { kind: 'timestamp', value: timestamp };
  return { kind: 'seconds', value: seconds ?? { kind: 'constant', value: 0 } };
}

function readItems(state: Reader): Template | null {
  const items = template(state, 'Items');
  if (
    items !== null &&
    items.kind !== 'expression' &&
    items.kind !== 'array' &&
    !(items.kind === 'constant' && isJsonArray(items.value))
  )
    state.problem("The field 'Items' should be an array or a JSONata expression", `${state.location}/Items`);
  return items;
}

function readMap(name: string, state: Reader): Omit<MapState, 'name' | 'next' | 'output' | 'assign'> {
  const processor = state.object('ItemProcessor') ?? state.object('Iterator');
  if (processor === null) state.problem("The field 'ItemProcessor' is required but was missing");
  processor?.allow(PROCESSOR_FIELDS);
  const { distributed, express } = readProcessorConfig(state, processor);
  const refused: string[] = [];
  const files = readCrowdFiles(state, refused);
  return {
    type: 'Map',
    items: readItems(state),
    itemSelector: template(state, 'ItemSelector'),
    processor: processor === null ? { startAt: '', byName: new Map() } : readStates(processor),
    distributed,
    express,
    ...files,
    label: state.text('Label') ?? (distributed ? name : null),
    maxConcurrency: numeric(state, 'MaxConcurrency', whole, 'a non-negative integer'),
    toleratedCount: numeric(state, 'ToleratedFailureCount', whole, 'a non-negative integer'),
    toleratedPercentage: numeric(state, 'ToleratedFailurePercentage', (value) => value >= 0 && value <= 100, 'from 0 to 100'),
    refused,
    retry: readRetry(state),
    catch: readCatch(state),
  };
}
