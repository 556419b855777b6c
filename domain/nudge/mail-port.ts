import type { RenderedMail } from '../letter/render-mail.ts';

export interface Mail extends RenderedMail {
  readonly to: string;
  /** carried along, so that the provider's own events of the message say which it is: letters, digits, `_` `-` `.` `@` */
  readonly tags: Readonly<Record<string, string>>;
}
export interface MailSender {
  /**
   * Answers the provider's message id. `refused` (bad address, suppressed) is final. `closed`: nothing was taken, and nothing will be for hours: the
   * day's quota is used up, or sending is paused. A throttle throws ServiceUnavailable
   */
  send(
    mail: Mail,
  ): Promise<
    | { readonly kind: 'sent'; readonly messageId: string }
    | { readonly kind: 'refused'; readonly reason: string }
    | { readonly kind: 'closed'; readonly reason: string }
  >;
}
