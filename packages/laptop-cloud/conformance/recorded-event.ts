import type { RecordedEvent } from './recorded-cases.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON text as its value, anything else as it is */
export function parsedText(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** a GetExecutionHistory event in the form of the recordings */
export function recordedForm(event: Readonly<Record<string, unknown>>): RecordedEvent {
  const key = Object.keys(event).find((name) => name.endsWith('EventDetails'));
  const shown = key === undefined ? {} : event[key];
  const type = String(event.type);
  const details: Record<string, unknown> = {};
  let state: string | undefined;
  for (const [name, value] of Object.entries(isObject(shown) ? shown : {})) {
    if (name === 'name' && /State(Entered|Exited)$/.test(type)) state = String(value);
    else if (name === 'roleArn' || /Details$/.test(name)) continue;
    else if (name === 'input' || name === 'output' || name === 'parameters') details[name] = parsedText(value);
    else if (name === 'assignedVariables' && isObject(value)) {
      details[name] = Object.fromEntries(Object.entries(value).map(([variable, text]) => [variable, parsedText(text)]));
    } else details[name] = value;
  }
  return {
    type,
    id: Number(event.id),
    prev: Number(event.previousEventId),
    ...(state === undefined ? {} : { state }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
  };
}
