import {
  AccountSuspendedException,
  BadRequestException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  type SESv2Client,
  SendEmailCommand,
  SendingPausedException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { ServiceUnavailable } from '../../domain/errors.ts';
import type { MailSender } from '../../domain/nudge/mail-port.ts';
import { calling } from '../aws/service-failure.ts';
import { mailTags } from './mail-tags.ts';
import { namedAddress } from './named-address.ts';

/** SES throttles by the second and by the day under one name; only its text tells which */
const ofTheDay = 'daily message quota';
/** nothing is taken for hours: the quota of the day, or somebody paused sending */
const takesNothing = (error: unknown): error is Error => {
  const failure = error instanceof ServiceUnavailable ? error.cause : error;
  return (
    failure instanceof SendingPausedException ||
    failure instanceof AccountSuspendedException ||
    failure instanceof MailFromDomainNotVerifiedException ||
    (failure instanceof TooManyRequestsException && failure.message.toLowerCase().includes(ofTheDay))
  );
};

/** who writes: a name people know, at an address of a verified identity; answers go to `replyTo` */
export interface Sender {
  readonly name: string;
  readonly address: string;
  readonly replyTo: string;
}

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/** the configuration set, if any, collects bounces */
export const mailSender = (client: SESv2Client, sender: Sender, configurationSet?: string): MailSender => ({
  send: async ({ to, subject, text, html, headers, tags }) => {
    const mail = new SendEmailCommand({
      FromEmailAddress: namedAddress(sender),
      ReplyToAddresses: [sender.replyTo],
      Destination: { ToAddresses: [to] },
      Content: {
        Simple: {
          Subject: utf8(subject),
          Body: { Text: utf8(text), Html: utf8(html) },
          Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
        },
      },
      EmailTags: Object.entries(mailTags(tags)).map(([Name, Value]) => ({ Name, Value })),
      ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
    });
    try {
      const { MessageId } = await calling('ses', () => client.send(mail));
      return { kind: 'sent', messageId: MessageId ?? '' };
    } catch (error) {
      if (takesNothing(error)) return { kind: 'closed', reason: error.name };
      if (error instanceof MessageRejected || error instanceof BadRequestException)
        return { kind: 'refused', reason: error.name };
      throw error;
    }
  },
});
