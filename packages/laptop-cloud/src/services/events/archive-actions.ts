import * as z from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { page } from '../page-of.ts';
import { parseInput } from '../parse-input.ts';
import type { Replay, Replays } from './archive-replays.ts';
import type { Archives } from './archives.ts';
import type { ArchiveDefinition } from './event-definitions.ts';
import type { Destinations } from './event-destinations.ts';
import { archiveArn, busArn, busName, replayArn } from './event-names.ts';
import type { Rules } from './rules.ts';

const seconds = z.union([
  z.number(),
  z.date().transform((date) => date.getTime() / 1000),
  z.string().transform((text) => Date.parse(text) / 1000),
]);
const ArchiveName = z.object({ ArchiveName: z.string().regex(/^[.\-_A-Za-z0-9]{1,48}$/) });
const ArchiveChange = ArchiveName.extend({
  Description: z.string().optional(),
  EventPattern: z.string().optional(),
  RetentionDays: z.number().int().min(0).optional(),
});
const ReplayName = z.object({ ReplayName: z.string().regex(/^[.\-_A-Za-z0-9]{1,64}$/) });
const Start = ReplayName.extend({
  Description: z.string().optional(),
  EventSourceArn: z.string(),
  EventStartTime: seconds,
  EventEndTime: seconds,
  Destination: z.object({ Arn: z.string(), FilterArns: z.array(z.string()).optional() }),
});
const Listing = z.object({
  NamePrefix: z.string().default(''),
  Limit: z.number().int().min(1).max(100).optional(),
  NextToken: z.string().optional(),
});
const ByName = z.object({ Name: z.string() });

const lastPart = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

/** the archive and replay API, and what there is to read of connections and API destinations */
export function archiveActions(kernel: Kernel, rules: Rules, archives: Archives, replays: Replays, destinations: Destinations) {
  const shown = (archive: ArchiveDefinition) => {
    const { events, bytes } = archives.size(archive);
    return {
      ArchiveName: archive.name,
      EventSourceArn: busArn(kernel, archive.bus),
      State: 'ENABLED',
      RetentionDays: archive.retentionDays,
      SizeBytes: bytes,
      EventCount: events,
      CreationTime: archive.createdAt / 1000,
    };
  };
  const replayed = (replay: Replay) => ({
    ReplayName: replay.name,
    ReplayArn: replayArn(kernel, replay.name),
    EventSourceArn: archiveArn(kernel, replay.archive),
    State: replay.state,
    EventStartTime: replay.from / 1000,
    EventEndTime: replay.to / 1000,
    ReplayStartTime: replay.startedAt / 1000,
    ...(replay.endedAt === undefined ? {} : { ReplayEndTime: replay.endedAt / 1000 }),
    ...(replay.lastEventAt === undefined ? {} : { EventLastReplayedTime: replay.lastEventAt / 1000 }),
  });
  const answer = (name: string) => ({
    ArchiveArn: archiveArn(kernel, name),
    State: 'ENABLED',
    CreationTime: archives.require(name).createdAt / 1000,
  });

  return {
    CreateArchive: (input: unknown) => {
      const given = parseInput(ArchiveChange.extend({ EventSourceArn: z.string() }), input);
      if (archives.all().some(({ name }) => name === given.ArchiveName)) {
        throw new AwsError('ResourceAlreadyExistsException', `Archive ${given.ArchiveName} already exists.`);
      }
      const bus = rules.requireBus(busName(given.EventSourceArn)).name;
      const { Description: description, EventPattern: pattern, RetentionDays: retentionDays = 0 } = given;
      archives.save({ name: given.ArchiveName, bus, description, pattern, retentionDays, createdAt: kernel.now() });
      return answer(given.ArchiveName);
    },
    UpdateArchive: (input: unknown) => {
      const given = parseInput(ArchiveChange, input);
      const archive = archives.require(given.ArchiveName);
      archives.save({
        ...archive,
        description: given.Description ?? archive.description,
        pattern: given.EventPattern ?? archive.pattern,
        retentionDays: given.RetentionDays ?? archive.retentionDays,
      });
      return answer(given.ArchiveName);
    },
    DeleteArchive: (input: unknown) => {
      const { ArchiveName: name } = parseInput(ArchiveName, input);
      archives.remove(archives.require(name).name);
      return {};
    },
    DescribeArchive: (input: unknown) => {
      const archive = archives.require(parseInput(ArchiveName, input).ArchiveName);
      const { description, pattern } = archive;
      return { ArchiveArn: archiveArn(kernel, archive.name), ...shown(archive), Description: description, EventPattern: pattern };
    },
    ListArchives: (input: unknown) => {
      const { NamePrefix, Limit, NextToken } = parseInput(Listing, input);
      const { items, next } = page(
        archives.all().filter(({ name }) => name.startsWith(NamePrefix)),
        Limit,
        NextToken,
      );
      return { Archives: items.map(shown), ...next };
    },
    StartReplay: (input: unknown) => {
      const given = parseInput(Start, input);
      const archive = archives.require(lastPart(given.EventSourceArn));
      if (busName(given.Destination.Arn) !== archive.bus) {
        throw new AwsError(
          'ValidationException',
          'Parameter Destination.Arn is not valid. Reason: Must be the event bus the archive was created from.',
        );
      }
      if (given.EventEndTime <= given.EventStartTime) {
        throw new AwsError(
          'ValidationException',
          'Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
        );
      }
      const replay = replays.start({
        name: given.ReplayName,
        description: given.Description,
        archive: archive.name,
        bus: archive.bus,
        filterArns: given.Destination.FilterArns,
        from: given.EventStartTime * 1000,
        to: given.EventEndTime * 1000,
      });
      return { ReplayArn: replayArn(kernel, replay.name), State: replay.state, ReplayStartTime: replay.startedAt / 1000 };
    },
    CancelReplay: (input: unknown) => {
      const { name, state } = replays.cancel(parseInput(ReplayName, input).ReplayName);
      return { ReplayArn: replayArn(kernel, name), State: state };
    },
    DescribeReplay: (input: unknown) => {
      const replay = replays.require(parseInput(ReplayName, input).ReplayName);
      const { description, bus, filterArns } = replay;
      return {
        ...replayed(replay),
        ...(description === undefined ? {} : { Description: description }),
        Destination: { Arn: busArn(kernel, bus), ...(filterArns ? { FilterArns: filterArns } : {}) },
      };
    },
    ListReplays: (input: unknown) => {
      const { NamePrefix, Limit, NextToken } = parseInput(Listing, input);
      const { items, next } = page(
        replays.all().filter(({ name }) => name.startsWith(NamePrefix)),
        Limit,
        NextToken,
      );
      return { Replays: items.map(replayed), ...next };
    },
    DescribeConnection: (input: unknown) => {
      const { Name } = parseInput(ByName, input);
      const connection = destinations.connections.get(Name);
      if (!connection) throw new AwsError('ResourceNotFoundException', `Connection ${Name} does not exist.`);
      const { arn, secretArn, authorizationType, createdAt } = connection;
      return {
        Name,
        ConnectionArn: arn,
        SecretArn: secretArn,
        AuthorizationType: authorizationType,
        ConnectionState: 'AUTHORIZED',
        CreationTime: createdAt / 1000,
      };
    },
    DescribeApiDestination: (input: unknown) => {
      const { Name } = parseInput(ByName, input);
      const one = destinations.destinations.get(Name);
      if (!one) throw new AwsError('ResourceNotFoundException', `ApiDestination ${Name} does not exist.`);
      return {
        Name,
        ApiDestinationArn: one.arn,
        ApiDestinationState: 'ACTIVE',
        ConnectionArn: one.connectionArn,
        InvocationEndpoint: one.endpoint,
        HttpMethod: one.method,
        InvocationRateLimitPerSecond: one.ratePerSecond,
        CreationTime: one.createdAt / 1000,
      };
    },
    // not an API of AWS but a permission it checks: a rule's role asks it of IAM before a destination is called
    InvokeApiDestination: (_: unknown, { principal }: { principal: { kind: string } }) => {
      if (principal.kind === 'root')
        throw new AwsError('UnknownOperationException', 'InvokeApiDestination is a permission, not an API action.');
      return {};
    },
  };
}
