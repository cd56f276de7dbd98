/**
 * A text among others whose direction is its own: after a name in Arabic the digits of an ID would be read as part of it,
 * and stand on its other side. Only for what is shown; `visible` marks these characters where a provider has sent them.
 */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** Between "first strong isolate" and its end; left as it is where nothing in it runs from right to left. */
export const isolated = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);
