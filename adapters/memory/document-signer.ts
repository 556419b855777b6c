import type { DocumentSigner } from '../../domain/document/document-ports.ts';

/** signs nothing: forms and addresses that tell what was asked for */
export const documentSigner = (): DocumentSigner => ({
  form: async ({ key, mediaType, note }) => ({
    url: 'https://documents.example.com/',
    fields: { key, 'Content-Type': mediaType, 'x-amz-meta-upload': note },
  }),
  address: async ({ key }) => `https://documents.example.com/${key}`,
});
