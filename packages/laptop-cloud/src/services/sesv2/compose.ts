import { z } from 'zod';
import { AwsError } from '../../contract.ts';
import type { SesSettings } from './sesv2-settings.ts';

const Part = z.object({ Data: z.string(), Charset: z.string().optional() });
const addresses = z.array(z.string()).default([]);
/** MessageHeader of the API: printable ASCII, a name without a colon */
const Header = z.object({
  Name: z.string().regex(/^[!-9;-@A-~]{1,126}$/),
  Value: z.string().regex(/^[ -~]{1,870}$/),
});

export const SendInput = z.object({
  FromEmailAddress: z.string().optional(),
  Destination: z
    .object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses })
    .default({ ToAddresses: [], CcAddresses: [], BccAddresses: [] }),
  ReplyToAddresses: addresses,
  Content: z.object({
    Simple: z
      .object({
        Subject: Part,
        Body: z.object({ Text: Part.optional(), Html: Part.optional() }),
        Headers: z.array(Header).max(15).default([]),
      })
      .optional(),
    Raw: z.object({ Data: z.union([z.instanceof(Uint8Array), z.string()]) }).optional(),
    Template: z.object({ TemplateName: z.string(), TemplateData: z.string().default('{}') }).optional(),
  }),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  ConfigurationSetName: z.string().optional(),
});
export type SendInput = z.infer<typeof SendInput>;

export interface Composed {
  readonly from: string | undefined;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly raw?: string | undefined;
  /** beside those that SES writes itself */
  readonly headers?: Readonly<Record<string, string>>;
  readonly template?: string | undefined;
}

const bad = (text: string) => new AwsError('BadRequestException', text);

function headersOf(raw: string): Record<string, string> {
  const head = raw.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const headers: Record<string, string> = {};
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}

/** `{{name}}`, `{{a.b}}` and `{{{name}}}` of SES templates; a name without a value fails the rendering, as on AWS. Blocks are refused by name. */
export function render(text: string, data: unknown): string {
  return text.replaceAll(/\{\{\{?\s*([^{}]+?)\s*\}?\}\}/g, (whole, name: string) => {
    if (!/^[\w.-]+$/.test(name)) throw bad(`the template uses ${whole}: on the laptop only plain {{names}} are rendered`);
    let value: unknown = data;
    for (const key of name.split('.')) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    if (value === undefined) throw bad(`Attribute '${name}' is not present in the rendering data.`);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}

function templateData(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad('TemplateData: the rendering data is no valid JSON.');
  }
}

/** What will be in the mail, from whichever kind of content was sent. */
export function compose(settings: SesSettings, input: SendInput): Composed {
  const { Simple, Raw, Template } = input.Content;
  if ([Simple, Raw, Template].filter((one) => one !== undefined).length !== 1)
    throw bad('Content: give exactly one of Simple, Raw and Template.');
  const { ToAddresses: to } = input.Destination;
  if (Simple) {
    const { Text, Html } = Simple.Body;
    if (!Text && !Html) throw bad('Content.Simple.Body: give Text or Html.');
    const headers = Object.fromEntries(Simple.Headers.map(({ Name, Value }) => [Name, Value]));
    return { from: input.FromEmailAddress, to, subject: Simple.Subject.Data, text: Text?.Data, html: Html?.Data, headers };
  }
  if (Template) {
    const { subject, text, html } = settings.template(Template.TemplateName);
    const data = templateData(Template.TemplateData);
    const rendered = (part: string | undefined) => (part === undefined ? undefined : render(part, data));
    return {
      from: input.FromEmailAddress,
      to,
      subject: render(subject, data),
      text: rendered(text),
      html: rendered(html),
      template: Template.TemplateName,
    };
  }
  const given = Raw?.Data ?? '';
  const raw = Buffer.from(typeof given === 'string' ? Buffer.from(given, 'base64') : given).toString('utf8');
  const headers = headersOf(raw);
  const listed = (name: string) =>
    (headers[name] ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
  const { CcAddresses, BccAddresses } = input.Destination;
  const destined = [...to, ...CcAddresses, ...BccAddresses];
  return {
    from: input.FromEmailAddress ?? headers.from,
    to: destined.length > 0 ? to : [...listed('to'), ...listed('cc')],
    subject: headers.subject ?? '',
    raw,
  };
}
