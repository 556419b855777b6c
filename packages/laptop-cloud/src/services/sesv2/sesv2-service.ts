import { z } from 'zod';
import { type AccessQuestion, AwsError, type Kernel, type Service } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { SendInput } from './compose.ts';
import { Deliveries } from './mail-deliveries.ts';
import { addressOf, type Mail, Mailbox } from './mailbox.ts';
import { sendEmail } from './send-email.ts';
import { sesResourceTypes } from './sesv2-resource-types.ts';
import { SesSettings } from './sesv2-settings.ts';

const states = new WeakMap<Kernel, Mailbox>();

/** the mails SES accepted, newest first; `to`: only those for that address */
export const mailbox = (kernel: Kernel, query: { limit?: number; to?: string } = {}): Mail[] =>
  states.get(kernel)?.read(query) ?? [];

/**
 * A mail that reaches its reader by an account of AWS's own, as Cognito's do by default: this account's identities, limits and prices do not
 * matter to it
 */
export const mailFromAws = (
  kernel: Kernel,
  { from, to, subject, text }: { readonly from: string; readonly to: string; readonly subject: string; readonly text: string },
): void =>
  states.get(kernel)?.add(`aws-${kernel.uuid()}`, {
    ...{ from, to: [to], cc: [], bcc: [], replyTo: [], subject, headers: {}, text, tags: {}, caller: 'aws' },
    ...{ html: text, raw: undefined, template: undefined, configurationSet: undefined },
  });

const Identity = z.object({ EmailIdentity: z.string() });
const Named = z.object({ TemplateName: z.string() });
const Template = Named.extend({
  TemplateContent: z.object({ Subject: z.string().default(''), Text: z.string().optional(), Html: z.string().optional() }),
});

function actions(kernel: Kernel, settings: SesSettings, mails: Mailbox, deliveries: Deliveries) {
  const described = (EmailIdentity: string) => ({
    IdentityType: EmailIdentity.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
    VerifiedForSendingStatus: true,
    VerificationStatus: 'SUCCESS',
    FeedbackForwardingStatus: true,
    DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS', Tokens: ['laptop1', 'laptop2', 'laptop3'] },
    ...(settings.identities.get(EmailIdentity) !== undefined && { ConfigurationSetName: settings.identities.get(EmailIdentity) }),
  });
  const template = (input: unknown, there: boolean) => {
    const { TemplateName, TemplateContent } = parseInput(Template, input, 'BadRequestException');
    if (settings.hasTemplate(TemplateName) && !there)
      throw new AwsError('AlreadyExistsException', `Template ${TemplateName} already exists.`);
    if (there) settings.template(TemplateName);
    settings.putTemplate(TemplateName, {
      subject: TemplateContent.Subject,
      text: TemplateContent.Text,
      html: TemplateContent.Html,
    });
    return {};
  };
  return {
    SendEmail: sendEmail(kernel, settings, mails, deliveries),
    GetEmailIdentity: (input: unknown) => {
      const { EmailIdentity } = parseInput(Identity, input, 'BadRequestException');
      if (!settings.identities.has(EmailIdentity))
        throw new AwsError('NotFoundException', `Email identity ${EmailIdentity} does not exist.`, 404);
      return described(EmailIdentity);
    },
    ListEmailIdentities: () => ({
      EmailIdentities: [...settings.identities.keys()].map((IdentityName) => ({
        IdentityName,
        IdentityType: described(IdentityName).IdentityType,
        SendingEnabled: true,
        VerificationStatus: 'SUCCESS',
      })),
    }),
    ListConfigurationSets: () => ({ ConfigurationSets: [...settings.sets.keys()] }),
    GetConfigurationSet: (input: unknown) => {
      const { ConfigurationSetName } = parseInput(z.object({ ConfigurationSetName: z.string() }), input, 'BadRequestException');
      return { ConfigurationSetName, SendingOptions: { SendingEnabled: settings.set(ConfigurationSetName).sendingEnabled } };
    },
    CreateEmailTemplate: (input: unknown) => template(input, false),
    UpdateEmailTemplate: (input: unknown) => template(input, true),
    GetEmailTemplate: (input: unknown) => {
      const { TemplateName } = parseInput(Named, input, 'BadRequestException');
      const { subject, text, html } = settings.template(TemplateName);
      return {
        TemplateName,
        TemplateContent: {
          Subject: subject,
          ...(text !== undefined && { Text: text }),
          ...(html !== undefined && { Html: html }),
        },
      };
    },
  };
}

/** a mail is asked for at its identity, its configuration set and its template; what kind of content it has decides the action */
function sendQuestions(settings: SesSettings, input: unknown): AccessQuestion[] {
  const { data } = SendInput.safeParse(input);
  const from = data?.FromEmailAddress ?? '';
  const { Raw, Template: templated } = data?.Content ?? {};
  const action = Raw ? 'ses:SendRawEmail' : templated ? 'ses:SendTemplatedEmail' : 'ses:SendEmail';
  const identity = settings.identityOf(from) ?? addressOf(from);
  const set = data?.ConfigurationSetName ?? settings.identities.get(identity);
  const resources = [
    settings.arn('identity', identity),
    ...(set === undefined ? [] : [settings.arn('configuration-set', set)]),
    ...(templated ? [settings.arn('template', templated.TemplateName)] : []),
  ];
  const recipients = data
    ? [...data.Destination.ToAddresses, ...data.Destination.CcAddresses, ...data.Destination.BccAddresses].map(addressOf)
    : [];
  const context = { 'ses:FromAddress': addressOf(from), ...(recipients.length > 0 && { 'ses:Recipients': recipients }) };
  return resources.map((resource) => ({ action, resource, context }));
}

/** Amazon SES (API v2). Mail goes to the laptop's mailbox and nowhere else. */
export function sesService(kernel: Kernel): Service {
  const settings = new SesSettings(kernel);
  const mails = new Mailbox(kernel);
  const deliveries = new Deliveries(kernel, settings, mails);
  states.set(kernel, mails);
  const Addressed = Identity.partial()
    .extend(Named.partial().shape)
    .extend({ ConfigurationSetName: z.string().optional() })
    .catch({});
  return {
    name: 'sesv2',
    resourceTypes: sesResourceTypes(settings),
    actions: actions(kernel, settings, mails, deliveries),
    authorize(action: string, input: unknown) {
      if (action === 'SendEmail') return sendQuestions(settings, input);
      const { EmailIdentity, TemplateName, ConfigurationSetName } = Addressed.parse(input ?? {});
      const resource =
        EmailIdentity !== undefined
          ? settings.arn('identity', EmailIdentity)
          : TemplateName !== undefined
            ? settings.arn('template', TemplateName)
            : ConfigurationSetName !== undefined
              ? settings.arn('configuration-set', ConfigurationSetName)
              : '*';
      return [{ action: `ses:${action}`, resource }];
    },
    start: () => deliveries.resume(),
    stop: () => undefined,
  };
}
