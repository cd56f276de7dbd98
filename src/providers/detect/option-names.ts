/** Options of curl that are followed by a value, in whole words. */
export const longWithValue: ReadonlySet<string> = new Set(
  (
    'abstract-unix-socket aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to cookie ' +
    'cookie-jar data data-ascii data-binary data-raw data-urlencode delegation dns-servers doh-url dump-header form ' +
    'form-string header hostpubmd5 interface json keepalive-time key key-type limit-rate local-port max-filesize ' +
    'max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir pass pinnedpubkey post301 proto ' +
    'proto-default proxy proxy-header proxy-user range rate referer request request-target resolve retry ' +
    'retry-delay retry-max-time speed-limit speed-time stderr tls-max trace trace-ascii upload-file url url-query ' +
    'user user-agent unix-socket write-out'
  ).split(' '),
);
