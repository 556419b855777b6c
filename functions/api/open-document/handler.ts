import * as z from 'zod';
import { decideOnDocument, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import type { DocumentSigner } from '../../../domain/document/document-ports.ts';
import { openDocument } from '../../../domain/document/open-document.ts';
import { fileTypes, mediaTypes } from '../../../domain/file/limits.ts';
import { type CallOf, none, ofDocument, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'document.open',
  teams: 'own_work',
  params: ofDocument,
  query: none,
  body: z.object({ version: seenVersion }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs extends Writes {
  readonly signer: DocumentSigner;
}

/** what the decision answered, as it is kept: an address is signed anew each time */
const opened = z.object({ documentId: z.string(), keptAs: z.string(), type: z.enum(fileTypes), name: z.string() });
/** seconds */
const addressLife = 60;
const endings = { pdf: '.pdf', png: '.png', jpeg: '.jpg' } as const;

/** a person opens a document: the timeline says so first, then there is an address */
export const handle =
  ({ signer, ...needs }: Needs) =>
  async ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const answered = await decideOnDocument(needs, { params, body, key }, (snapshot, context) =>
      openDocument(snapshot, { ...params, requestId: key, by: person.id }, context),
    );
    const { documentId, keptAs, type, name } = opened.parse(answered);
    // by what it is, whatever its sender called it
    const shown = `${name.replace(/\.[A-Za-z0-9]{1,5}$/, '')}${endings[type]}`;
    const url = await signer.address({ key: keptAs, name: shown, mediaType: mediaTypes[type], seconds: addressLife });
    return { documentId, url, name: shown };
  };
