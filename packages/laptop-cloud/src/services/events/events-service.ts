import * as z from 'zod';
import type { AccessQuestion, Assumable, Kernel, Service } from '../../contract.ts';
import { archiveActions } from './archive-actions.ts';
import { Replays } from './archive-replays.ts';
import { Archives } from './archives.ts';
import { Bus, type RecentEvent } from './bus.ts';
import { Deliveries } from './event-deliveries.ts';
import { Destinations, type OutboxCall } from './event-destinations.ts';
import { archiveArn, busArn, busName, replayArn, ruleArn } from './event-names.ts';
import { archiveType, busPolicyType, busType, connectionType, destinationType, ruleType } from './events-resource-types.ts';
import { putEvents, putEventsQuestions } from './put-events.ts';
import { ruleActions } from './rule-actions.ts';
import { Rules } from './rules.ts';
import { offerToServices } from './service-events.ts';
import { type Forwarding, targetInvoker } from './targets.ts';

/** the service, and what a screen of the laptop may look at */
export interface EventsService extends Service {
  /** the latest events of all buses, oldest first, with the rules each matched */
  recentEvents(): readonly RecentEvent[];
  /** tells of every accepted event, in the same journal transaction */
  onEvent(listener: (event: RecentEvent) => void): void;
  /** calls to API destinations, the latest first */
  apiDestinationCalls(limit?: number): readonly OutboxCall[];
}

/** true for the events service of a cloud, found among its services by name */
export const isEventsService = (service: Service | undefined): service is EventsService =>
  service?.name === 'events' && 'onEvent' in service;

const Addressed = z
  .object({
    Name: z.string().optional(),
    Rule: z.string().optional(),
    EventBusName: z.string().optional(),
    ArchiveName: z.string().optional(),
    ReplayName: z.string().optional(),
    EventSourceArn: z.string().optional(),
    ApiDestinationArn: z.string().optional(),
    RoleArn: z.string().optional(),
    Targets: z.array(z.object({ RoleArn: z.string().optional() })).optional(),
  })
  .catch({});

/** what each action is asked about; every other one is about no single resource */
function resourceOf(kernel: Kernel, action: string, input: z.infer<typeof Addressed>): string {
  const { Name, Rule = Name, EventBusName, ArchiveName, ReplayName, ApiDestinationArn } = input;
  if (ApiDestinationArn !== undefined) return ApiDestinationArn;
  if (/EventBus$/.test(action)) return busArn(kernel, busName(Name));
  if (ReplayName !== undefined) return action === 'StartReplay' ? (input.EventSourceArn ?? '*') : replayArn(kernel, ReplayName);
  if (ArchiveName !== undefined) return archiveArn(kernel, ArchiveName);
  if (/Rule|Targets$/.test(action) && Rule !== undefined) return ruleArn(kernel, busName(EventBusName), Rule);
  if (Name !== undefined)
    return `arn:aws:events:${kernel.region}:${kernel.account}:${action.endsWith('Connection') ? 'connection' : 'api-destination'}/${Name}`;
  return '*';
}

function questions(kernel: Kernel, action: string, input: unknown): readonly AccessQuestion[] {
  if (action === 'PutEvents') return putEventsQuestions(kernel, input);
  const given = Addressed.parse(input ?? {});
  const roles = new Set(
    [given.RoleArn, ...(given.Targets ?? []).map(({ RoleArn }) => RoleArn)].filter((role) => role !== undefined),
  );
  return [
    { action: `events:${action}`, resource: resourceOf(kernel, action, given) },
    // who hands a role to EventBridge must be allowed to
    ...[...roles].map((role) => ({
      action: 'iam:PassRole',
      resource: role,
      context: { 'iam:PassedToService': 'events.amazonaws.com' },
    })),
  ];
}

/** Amazon EventBridge: buses, rules, targets with retries and dead letters, archives and replays, API destinations. */
export function eventsService(
  kernel: Kernel,
  { assumable = () => true }: { readonly assumable?: Assumable } = {},
): EventsService {
  const forwarding: Forwarding = new WeakMap();
  const rules = new Rules(kernel);
  const archives = new Archives(kernel);
  const destinations = new Destinations(kernel);
  const deliveries = new Deliveries(kernel, rules, targetInvoker(kernel, destinations, forwarding));
  const bus = new Bus(kernel, rules, archives, deliveries);
  offerToServices(kernel, bus);
  const replays = new Replays(kernel, archives, (event, ruleArns) => bus.replay(event, ruleArns));
  return {
    name: 'events',
    resourceTypes: [
      busType(kernel, rules),
      busPolicyType(rules),
      ruleType(rules),
      archiveType(kernel, rules, archives),
      connectionType(kernel, destinations),
      destinationType(kernel, destinations),
    ],
    actions: {
      PutEvents: putEvents(kernel, rules, bus, forwarding),
      ...ruleActions(kernel, rules, assumable),
      ...archiveActions(kernel, rules, archives, replays, destinations),
    },
    authorize: (action: string, input: unknown) => questions(kernel, action, input),
    start() {
      rules.settle();
      archives.settle();
      destinations.connections.dropUnprovisioned();
      destinations.destinations.dropUnprovisioned();
      deliveries.recover();
      replays.recover();
    },
    stop: () => undefined,
    recentEvents: () => bus.recent(),
    onEvent: (listener: (event: RecentEvent) => void) => bus.onEvent(listener),
    apiDestinationCalls: (limit) => destinations.calls(limit),
  };
}
