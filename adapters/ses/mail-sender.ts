import { BadRequestException, MessageRejected, type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { MailSender } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';
import { mailTags } from './mail-tags.ts';

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
      if (error instanceof MessageRejected || error instanceof BadRequestException)
        return { kind: 'refused', reason: error.name };
      throw error;
    }
  },
});
