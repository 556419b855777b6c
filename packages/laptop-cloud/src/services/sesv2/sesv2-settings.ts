import { AwsError, type Kernel } from '../../contract.ts';
import { addressOf } from './mailbox.ts';

export interface EventDestination {
  readonly name: string;
  readonly types: ReadonlySet<string>;
}

export interface ConfigurationSet {
  readonly name: string;
  readonly sendingEnabled: boolean;
  readonly destinations: Map<string, EventDestination>;
}

export interface EmailTemplate {
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
}

/** Identities, configuration sets and templates. An identity of the template is verified: a laptop has no DNS to prove it by. */
export class SesSettings {
  readonly #kernel: Kernel;
  /** identity to its default configuration set */
  readonly identities = new Map<string, string | undefined>();
  readonly sets = new Map<string, ConfigurationSet>();
  readonly #templates = new Map<string, EmailTemplate>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.journal.exec(
      'CREATE TABLE IF NOT EXISTS ses_templates (name TEXT PRIMARY KEY, subject TEXT NOT NULL, text TEXT, html TEXT) WITHOUT ROWID',
    );
    const rows = kernel.journal.all<{ name: string; subject: string; text: string | null; html: string | null }>(
      'SELECT * FROM ses_templates',
    );
    for (const { name, subject, text, html } of rows)
      this.#templates.set(name, { subject, text: text ?? undefined, html: html ?? undefined });
  }

  /** the identity an address sends as: itself, or its domain or a parent of that */
  identityOf(from: string): string | undefined {
    const address = addressOf(from);
    if (this.identities.has(address)) return address;
    const labels = (address.split('@')[1] ?? '').split('.');
    return labels.map((_, index) => labels.slice(index).join('.')).find((domain) => this.identities.has(domain));
  }

  set(name: string): ConfigurationSet {
    const set = this.sets.get(name);
    if (!set) throw new AwsError('NotFoundException', `Configuration set <${name}> does not exist.`, 404);
    return set;
  }

  template(name: string): EmailTemplate {
    const template = this.#templates.get(name);
    if (!template) throw new AwsError('NotFoundException', `Template ${name} does not exist.`, 404);
    return template;
  }

  hasTemplate(name: string): boolean {
    return this.#templates.has(name);
  }

  putTemplate(name: string, template: EmailTemplate): void {
    this.#templates.set(name, template);
    this.#kernel.journal.run(
      'INSERT OR REPLACE INTO ses_templates VALUES (?, ?, ?, ?)',
      name,
      template.subject,
      template.text ?? null,
      template.html ?? null,
    );
  }

  arn(kind: 'identity' | 'configuration-set' | 'template', name: string): string {
    return `arn:aws:ses:${this.#kernel.region}:${this.#kernel.account}:${kind}/${name}`;
  }
}
