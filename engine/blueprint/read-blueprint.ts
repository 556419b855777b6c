import * as z from 'zod';
import type { Blueprint } from './blueprint.ts';
import { type FunctionOf, readFunctions } from './read-functions.ts';
import { readPlaybooks } from './read-playbooks.ts';
import { readMappings, readRoutes, readSchedules, routesByHead } from './read-routes.ts';
import { readTable } from './read-table.ts';
import { Template, Unplayable } from './template.ts';

const bus = z.looseObject({ Name: z.string() });
const apiRoute = z.looseObject({ RouteKey: z.string(), Target: z.unknown() });
const joined = z.looseObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
const integration = z.looseObject({ IntegrationUri: z.unknown() });
const destination = z.looseObject({
  EventDestination: z.looseObject({ Enabled: z.boolean().default(true), MatchingEventTypes: z.array(z.string()) }),
  ConfigurationSetName: z.unknown(),
});
const named = z.looseObject({ Name: z.string() });

/** `integrations/<Ref>`, joined from its parts */
const readApi = (template: Template, functionOf: FunctionOf) =>
  new Map(
    template.ofType('AWS::ApiGatewayV2::Route').map(({ id, properties }) => {
      const { RouteKey, Target } = apiRoute.parse(properties);
      const parts = joined.safeParse(Target);
      const behind = (parts.success ? parts.data['Fn::Join'][1] : [])
        .map((part) => template.behind(part))
        .find((found) => found !== undefined);
      const { IntegrationUri } = integration.parse(behind?.properties ?? {});
      return [RouteKey, functionOf(IntegrationUri, `${id}.Target`)];
    }),
  );

/** SES tells EventBridge of what it sent, when a destination of the configuration set asks for it */
const readMailToldOf = (template: Template): string | undefined => {
  const told = template
    .ofType('AWS::SES::ConfigurationSetEventDestination')
    .map(({ properties }) => destination.parse(properties))
    .find(
      ({ EventDestination: { Enabled, MatchingEventTypes } }) =>
        Enabled && MatchingEventTypes.some((type) => type.toUpperCase() === 'SEND'),
    );
  const set = told && template.behind(told.ConfigurationSetName);
  return set && named.parse(set.properties).Name;
};

/**
 * All the engine needs of a deployment, from its synthesized CloudFormation template. Nothing of it is written by hand elsewhere.
 * Throws Unplayable naming what the engine does not play, ZodError for what is no template
 */
export const readBlueprint = (json: unknown): Blueprint => {
  const template = new Template(json);
  const functionOf = readFunctions(template);
  const [own, ...more] = template.ofType('AWS::Events::EventBus');
  if (own === undefined || more.length > 0) throw new Unplayable('the template should have one event bus');
  const prefix = `${bus.parse(own.properties).Name}-`;
  const { playbooks, functions } = readPlaybooks(template, functionOf, prefix);
  return {
    playbooks,
    functions,
    routesFor: routesByHead(readRoutes(template, functionOf)),
    ...readMappings(template, functionOf),
    schedules: readSchedules(template, functionOf),
    table: readTable(template),
    api: readApi(template, functionOf),
    mailToldOf: readMailToldOf(template),
  };
};
