import { readFileSync } from 'node:fs';
import type { InputModel } from '@firstsale/states-language/input-model';
import type { Resource } from '@firstsale/states-language/resource';
import * as z from 'zod';

// members by name: '=' is text or bytes, '' another value without members, else the name of a shape, after [] for a list of them and {} for a map
const Shape = z.object({ required: z.array(z.string()).default([]), members: z.record(z.string(), z.string()) });
const Models = z.record(z.string(), z.object({ actions: z.record(z.string(), z.string()), shapes: z.record(z.string(), Shape) }));
type Model = z.infer<typeof Models>[string];

let models: Readonly<Record<string, Model>> | undefined;

// made of the SDK's own models; read when the first machine with a call is made
function modelOf(service: string): Model | undefined {
  models ??= Models.parse(JSON.parse(readFileSync(new URL('./api-models.json', import.meta.url), 'utf8')));
  return Object.hasOwn(models, service) ? models[service] : undefined;
}

/** optimized integrations are named otherwise than the API they call */
const OPTIMIZED: Readonly<Record<string, string>> = { events: 'eventbridge', states: 'sfn' };

/** the operation's input; undefined when its service has no such operation, or is not among those a Task can call here */
export function inputModel({ service, action }: Extract<Resource, { readonly kind: 'integration' }>): InputModel | undefined {
  const name = service.startsWith('aws-sdk:') ? service.slice('aws-sdk:'.length) : (OPTIMIZED[service] ?? service);
  const model = modelOf(name);
  const input = model !== undefined && Object.hasOwn(model.actions, action) ? model.actions[action] : undefined;
  return model === undefined || input === undefined ? undefined : { shapes: model.shapes, input, camel: name === 'sfn' };
}
