import * as z from 'zod';
import { type Assumable, AwsError, type Kernel } from '../../contract.ts';
import { page } from '../page-of.ts';
import { parseInput } from '../parse-input.ts';
import { type RuleDefinition, Target } from './event-definitions.ts';
import { busArn, busName, ruleArn, ruleKey } from './event-names.ts';
import { compilePattern, eventFields } from './pattern/compile-pattern.ts';
import { invalidPattern } from './pattern/invalid-pattern.ts';
import { compileTarget, type Rules, type RuntimeRule } from './rules.ts';
import { checkTarget } from './targets.ts';

const OnBus = z.object({ EventBusName: z.string().optional() });
const Named = OnBus.extend({ Name: z.string() });
const Page = z.object({ NextToken: z.string().optional(), Limit: z.number().int().min(1).max(100).optional() });
const Listing = OnBus.extend({ NamePrefix: z.string().default(''), ...Page.shape });
const OfRule = OnBus.extend({ Rule: z.string() });
const Put = Named.extend({
  EventPattern: z.string().max(4096).optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).optional(),
  Description: z.string().optional(),
  RoleArn: z.string().optional(),
  Tags: z.array(z.unknown()).optional(),
});
const RULE_NAME = /^[.\-_A-Za-z0-9]{1,64}$/;

/** a rule that runs on a schedule is EventBridge Scheduler's business on the laptop */
export function refuseSchedule(name: string, expression: string | undefined): void {
  if (expression === undefined || expression === '') return;
  throw new AwsError(
    'ValidationException',
    `Rule ${name}: ScheduleExpression is not supported on the laptop; use an EventBridge Scheduler schedule (AWS::Scheduler::Schedule).`,
  );
}

const listed = ({ definition, arn }: RuntimeRule) => ({
  Name: definition.name,
  Arn: arn,
  EventPattern: definition.pattern,
  State: definition.enabled ? 'ENABLED' : 'DISABLED',
  ...(definition.description === undefined ? {} : { Description: definition.description }),
  ...(definition.roleArn === undefined ? {} : { RoleArn: definition.roleArn }),
  EventBusName: definition.bus,
});

/** the rule API: rules, their targets, buses */
export function ruleActions(kernel: Kernel, rules: Rules, assumable: Assumable) {
  const change = (input: unknown, edit: (rule: RuleDefinition) => RuleDefinition) => {
    const { Name, EventBusName } = parseInput(Named, input);
    rules.save(edit(rules.requireRule(busName(EventBusName), Name).definition));
    return {};
  };
  const failure = (TargetId: string, error: unknown) => {
    if (!(error instanceof AwsError)) throw error;
    return { TargetId, ErrorCode: error.code, ErrorMessage: error.message };
  };

  const checkRole = (role: string | undefined, bus: string, rule: string): void => {
    if (role === undefined || assumable(role, 'events.amazonaws.com', ruleArn(kernel, bus, rule))) return;
    throw new AwsError('ValidationException', `Provided role '${role}' cannot be assumed by principal 'events.amazonaws.com'.`);
  };

  return {
    PutRule: (input: unknown) => {
      const { Name, EventBusName, EventPattern, ScheduleExpression, State, Description, RoleArn } = parseInput(Put, input);
      if (!RULE_NAME.test(Name))
        throw new AwsError(
          'ValidationException',
          `Rule name ${Name} must be 1 to 64 letters, digits, dots, dashes and underscores.`,
        );
      refuseSchedule(Name, ScheduleExpression);
      checkRole(RoleArn, busName(EventBusName), Name);
      if (EventPattern === undefined)
        throw new AwsError('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.');
      const bus = busName(EventBusName);
      rules.requireBus(bus);
      const targets = rules.find(ruleKey(bus, Name))?.definition.targets ?? [];
      rules.save({
        name: Name,
        bus,
        pattern: EventPattern,
        enabled: State !== 'DISABLED',
        description: Description,
        roleArn: RoleArn,
        targets,
      });
      return { RuleArn: rules.requireRule(bus, Name).arn };
    },
    DescribeRule: (input: unknown) => {
      const { Name, EventBusName } = parseInput(Named, input);
      return { ...listed(rules.requireRule(busName(EventBusName), Name)), CreatedBy: kernel.account };
    },
    ListRules: (input: unknown) => {
      const { NamePrefix, EventBusName, Limit, NextToken } = parseInput(Listing, input);
      const bus = rules.requireBus(busName(EventBusName)).name;
      const found = rules.on(bus).filter(({ definition }) => definition.name.startsWith(NamePrefix));
      const { items, next } = page(found.map(listed), Limit, NextToken);
      return { Rules: items, ...next };
    },
    EnableRule: (input: unknown) => change(input, (rule) => ({ ...rule, enabled: true })),
    DisableRule: (input: unknown) => change(input, (rule) => ({ ...rule, enabled: false })),
    DeleteRule: (input: unknown) => {
      const { Name, EventBusName } = parseInput(Named, input);
      const bus = busName(EventBusName);
      const rule = rules.find(ruleKey(bus, Name));
      if (rule && rule.targets.length > 0)
        throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
      if (rule) rules.remove(bus, Name);
      return {};
    },
    PutTargets: (input: unknown) => {
      const { Rule, EventBusName, Targets } = parseInput(OfRule.extend({ Targets: z.array(Target).min(1).max(100) }), input);
      const { definition } = rules.requireRule(busName(EventBusName), Rule);
      for (const { RoleArn } of Targets) checkRole(RoleArn, definition.bus, Rule);
      const accepted: Target[] = [];
      const FailedEntries = Targets.flatMap((target) => {
        try {
          checkTarget(target);
          compileTarget(target);
          accepted.push(target);
          return [];
        } catch (error) {
          return [failure(target.Id, error)];
        }
      });
      const kept = definition.targets.filter(({ Id }) => !accepted.some((target) => target.Id === Id));
      if (kept.length + accepted.length > 5)
        throw new AwsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.');
      rules.save({ ...definition, targets: [...kept, ...accepted] });
      return { FailedEntryCount: FailedEntries.length, FailedEntries };
    },
    RemoveTargets: (input: unknown) => {
      const { Rule, EventBusName, Ids } = parseInput(OfRule.extend({ Ids: z.array(z.string()).min(1) }), input);
      const { definition } = rules.requireRule(busName(EventBusName), Rule);
      rules.save({ ...definition, targets: definition.targets.filter(({ Id }) => !Ids.includes(Id)) });
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
    ListTargetsByRule: (input: unknown) => {
      const { Rule, EventBusName, Limit, NextToken } = parseInput(OfRule.extend(Page.shape), input);
      const { items, next } = page(rules.requireRule(busName(EventBusName), Rule).definition.targets, Limit, NextToken);
      return { Targets: items, ...next };
    },
    ListRuleNamesByTarget: (input: unknown) => {
      const { TargetArn, EventBusName, Limit, NextToken } = parseInput(
        OnBus.extend({ TargetArn: z.string(), ...Page.shape }),
        input,
      );
      const of = rules
        .on(busName(EventBusName))
        .filter(({ definition }) => definition.targets.some(({ Arn }) => Arn === TargetArn));
      const { items, next } = page(
        of.map(({ definition }) => definition.name),
        Limit,
        NextToken,
      );
      return { RuleNames: items, ...next };
    },
    TestEventPattern: (input: unknown) => {
      const { EventPattern, Event } = parseInput(z.object({ EventPattern: z.string(), Event: z.string() }), input);
      const pattern = compilePattern(EventPattern);
      const fields = readTestEvent(Event);
      return { Result: pattern.matchesFields(fields) };
    },
    DescribeEventBus: (input: unknown) => {
      const bus = rules.requireBus(busName(parseInput(z.object({ Name: z.string().optional() }), input).Name));
      return {
        Name: bus.name,
        Arn: busArn(kernel, bus.name),
        CreationTime: bus.createdAt / 1000,
        LastModifiedTime: bus.createdAt / 1000,
      };
    },
    ListEventBuses: (input: unknown) => {
      const { NamePrefix, Limit, NextToken } = parseInput(Listing, input);
      const found = rules.buses.all().filter(({ name }) => name.startsWith(NamePrefix));
      const { items, next } = page(
        found.map(({ name }) => ({ Name: name, Arn: busArn(kernel, name) })),
        Limit,
        NextToken,
      );
      return { EventBuses: items, ...next };
    },
  };
}

/** the event of TestEventPattern must have the envelope of a real one */
function readTestEvent(text: string) {
  try {
    const fields = eventFields(text);
    const missing = ['id', 'account', 'source', 'time', 'region', 'detail-type'].filter((name) => !fields.has(name));
    if (missing.length === 0) return fields;
    throw new SyntaxError(`the event has no ${missing.join(', ')}`);
  } catch (error) {
    throw invalidPattern(error instanceof Error ? error.message : String(error));
  }
}
