import { z } from 'zod';
import { AwsError, type ResourceType } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import type { SesSettings } from './sesv2-settings.ts';

const Identity = z.object({
  EmailIdentity: z.string(),
  ConfigurationSetAttributes: z.object({ ConfigurationSetName: z.string().optional() }).optional(),
});
const Set_ = z.object({
  SendingOptions: z.object({ SendingEnabled: z.boolean().default(true) }).default({ SendingEnabled: true }),
});
const Destination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Name: z.string().optional(),
    Enabled: z.boolean().default(false),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }),
  }),
});
const Template = z.object({
  Template: z.object({ SubjectPart: z.string(), TextPart: z.string().optional(), HtmlPart: z.string().optional() }),
});

const asText = (value: unknown, fallback: string) => (typeof value === 'string' ? value : fallback);

/** AWS::SES::EmailIdentity, ConfigurationSet, ConfigurationSetEventDestination (EventBridge only), Template */
export const sesResourceTypes = (settings: SesSettings): ResourceType[] => [
  {
    type: 'AWS::SES::EmailIdentity',
    properties: ['EmailIdentity', 'ConfigurationSetAttributes.ConfigurationSetName'],
    identify(resource) {
      const identity = asText(resource.properties.EmailIdentity, resource.logicalId);
      const tokens = [1, 2, 3].flatMap((n) => [
        [`DkimDNSTokenName${n}`, `laptop${n}._domainkey.${identity}`],
        [`DkimDNSTokenValue${n}`, `laptop${n}.dkim.amazonses.com`],
      ]);
      return {
        ref: identity,
        attributes: { EmailIdentityArn: settings.arn('identity', identity), ...Object.fromEntries(tokens) },
      };
    },
    refusals: ({ identity: { ref } }) =>
      /^([^\s@]+@)?([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+$/.test(ref)
        ? []
        : [{ property: 'EmailIdentity', problem: `${ref} is neither a domain nor an address` }],
    provision(resource) {
      const given = parseInput(Identity, resource.properties);
      settings.identities.set(given.EmailIdentity.toLowerCase(), given.ConfigurationSetAttributes?.ConfigurationSetName);
    },
  },
  {
    type: 'AWS::SES::ConfigurationSet',
    properties: ['Name', 'SendingOptions.SendingEnabled'],
    identify: (resource) => ({ ref: asText(resource.properties.Name, physicalName(resource, 64)), attributes: {} }),
    provision(resource, { ref: name }) {
      const { SendingOptions } = parseInput(Set_, resource.properties);
      settings.sets.set(name, {
        name,
        sendingEnabled: SendingOptions.SendingEnabled,
        destinations: settings.sets.get(name)?.destinations ?? new Map(),
      });
    },
  },
  {
    type: 'AWS::SES::ConfigurationSetEventDestination',
    properties: [
      'ConfigurationSetName',
      'EventDestination.Name',
      'EventDestination.Enabled',
      'EventDestination.MatchingEventTypes[]',
      'EventDestination.EventBridgeDestination.EventBusArn',
    ],
    identify: (resource) => ({ ref: physicalName(resource, 64), attributes: { Id: physicalName(resource, 64) } }),
    provision(resource, { ref }) {
      const { ConfigurationSetName, EventDestination: given } = parseInput(Destination, resource.properties);
      const bus = given.EventBridgeDestination.EventBusArn;
      if (!bus.endsWith('event-bus/default'))
        throw new AwsError('BadRequestException', `EventBusArn: SES publishes to the default bus only, not to ${bus}`);
      const name = given.Name ?? ref;
      const types = new Set(given.Enabled ? given.MatchingEventTypes.map((type) => type.toUpperCase()) : []);
      settings.set(ConfigurationSetName).destinations.set(name, { name, types });
    },
  },
  {
    type: 'AWS::SES::Template',
    properties: ['Template.TemplateName', 'Template.SubjectPart', 'Template.TextPart', 'Template.HtmlPart'],
    identify(resource) {
      const { TemplateName } = z.object({ TemplateName: z.string().optional() }).catch({}).parse(resource.properties.Template);
      const name = TemplateName ?? physicalName(resource, 64);
      return { ref: name, attributes: { Id: name } };
    },
    provision(resource, { ref: name }) {
      const { SubjectPart: subject, TextPart: text, HtmlPart: html } = parseInput(Template, resource.properties).Template;
      settings.putTemplate(name, { subject, text, html });
    },
  },
];
