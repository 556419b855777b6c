import { isJsonObject, type Json } from '../json.ts';
import type { HistoryEvent } from './frames.ts';

const TEXTS = ['input', 'output', 'parameters'];
// these have no details object at all
const BARE =
  /^(?:TaskStateAborted|WaitStateAborted|ParallelState(?:Started|Succeeded|Failed|Aborted)|MapState(?:Succeeded|Failed|Aborted)|MapRunSucceeded|MapRunAborted|LambdaFunctionStarted)$/;

export interface ShownEvent {
  readonly timestamp: number;
  readonly type: string;
  readonly id: number;
  readonly previousEventId: number;
  readonly [details: string]: unknown;
}

/** an event as GetExecutionHistory shows it: values as JSON texts, timestamp in epoch seconds */
export function showEvent(event: HistoryEvent, includeData: boolean): ShownEvent {
  const shown = { timestamp: event.at / 1_000, type: event.type, id: event.id, previousEventId: event.previous };
  if (BARE.test(event.type)) return shown;
  return { ...shown, [detailsKey(event.type)]: showDetails(event.details ?? {}, includeData) };
}

function detailsKey(type: string): string {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

function showDetails(details: Readonly<Record<string, Json>>, includeData: boolean): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(details)) {
    if (TEXTS.includes(key)) {
      if (!includeData) continue;
      shown[key] = JSON.stringify(value);
      if (key !== 'parameters') shown[`${key}Details`] = { truncated: false };
    } else if (key === 'assignedVariables' && isJsonObject(value)) {
      if (!includeData) continue;
      shown[key] = Object.fromEntries(Object.entries(value).map(([name, assigned]) => [name, JSON.stringify(assigned)]));
      shown['assignedVariablesDetails'] = { truncated: false };
    } else shown[key] = value;
  }
  return shown;
}
