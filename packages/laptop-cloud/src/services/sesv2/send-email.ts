import { AwsError, type CallContext, type Kernel } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { compose, SendInput } from './compose.ts';
import type { Deliveries } from './mail-deliveries.ts';
import { addressOf, type Mailbox } from './mailbox.ts';
import type { SesSettings } from './sesv2-settings.ts';

const plain = /^[A-Za-z0-9_.@-]{1,256}$/;
const bad = (text: string) => new AwsError('BadRequestException', text);

/** SendEmail: the mail is in the mailbox when it answers; delivery follows half a virtual second later. */
export const sendEmail =
  (kernel: Kernel, settings: SesSettings, mailbox: Mailbox, deliveries: Deliveries) =>
  (input: unknown, { principal }: CallContext) => {
    const given = parseInput(SendInput, input, 'BadRequestException');
    const composed = compose(settings, given);
    const { CcAddresses: cc, BccAddresses: bcc } = given.Destination;
    const recipients = [...composed.to, ...cc, ...bcc];
    if (composed.from === undefined) throw bad('FromEmailAddress: a sender is needed.');
    if (recipients.length === 0) throw bad('Destination: at least one recipient is needed.');
    if (recipients.length > 50) throw bad('Recipient count exceeds 50.');
    for (const recipient of recipients)
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(addressOf(recipient))) throw bad(`Illegal address: ${recipient}`);
    for (const { Name, Value } of given.EmailTags)
      if (!plain.test(Name) || !plain.test(Value))
        throw bad(`EmailTags: ${Name} may hold only letters, digits, _, -, . and @, up to 256.`);
    const identity = settings.identityOf(composed.from);
    if (identity === undefined)
      throw new AwsError(
        'MessageRejected',
        `Email address is not verified. The following identities failed the check in region ${kernel.region.toUpperCase()}: ${addressOf(composed.from)}`,
      );
    const configurationSet = given.ConfigurationSetName ?? settings.identities.get(identity);
    if (configurationSet !== undefined && !settings.set(configurationSet).sendingEnabled)
      throw new AwsError('SendingPausedException', `Email sending is disabled for the configuration set <${configurationSet}>.`);
    const messageId = `01${kernel.uuid().replaceAll('-', '').slice(0, 14)}-${kernel.uuid()}-000000`;
    mailbox.add(messageId, {
      from: composed.from,
      to: [...composed.to],
      cc,
      bcc,
      replyTo: given.ReplyToAddresses,
      subject: composed.subject,
      headers: { ...composed.headers },
      text: composed.text,
      html: composed.html,
      raw: composed.raw,
      template: composed.template,
      configurationSet,
      tags: Object.fromEntries(given.EmailTags.map(({ Name, Value }) => [Name, Value])),
      caller: principal.kind === 'role' ? (principal.roleArn.split('/').at(-1) ?? 'root') : 'root',
    });
    kernel.usage.add('ses:messages', recipients.length);
    deliveries.sent(messageId);
    return { MessageId: messageId };
  };
