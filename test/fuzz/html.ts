import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { pageHtml } from '../../src/ui/webview/page-html.ts';
import { anyText } from './texts.ts';

export const escapesHtml = fc.property(
  anyText,
  anyText,
  anyText,
  anyText,
  fc.option(anyText, { nil: undefined }),
  (cspSource, script, style, nonce, image) => {
    const shape = (html: string) => html.replace(/[^<>"]/g, '');
    const plain = pageHtml({
      cspSource: 'c',
      script: 's',
      page: 'p',
      styles: ['t'],
      title: 'v',
      nonce: 'n',
      image: 'i',
      language: 'en',
      translations: {},
    });
    equal(
      shape(
        pageHtml({
          cspSource,
          script,
          page: style,
          styles: [style],
          title: nonce,
          nonce,
          image,
          language: script,
          translations: {},
        }),
      ),
      shape(plain),
      'no markup but our own',
    );
  },
);
