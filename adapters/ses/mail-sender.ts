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

/** `from` is a verified identity; the configuration set, if any, collects bounces */
export const mailSender = (client: SESv2Client, from: string, configurationSet?: string): MailSender => ({
  send: async ({ to, subject, text, merchantId, nudgeId }) => {
    const mail = new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [to] },
      Content: {
        Simple: { Subject: { Data: subject, Charset: 'UTF-8' }, Body: { Text: { Data: text, Charset: 'UTF-8' } } },
      },
      EmailTags: Object.entries(mailTags({ merchantId, nudgeId })).map(([Name, Value]) => ({ Name, Value })),
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
