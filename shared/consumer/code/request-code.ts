import type { Shop } from '../../shop/shop';
import { MEDIA_TYPE, type ConsumerRequest } from '../payload-types';

/** Languages in which a request is offered to a shop's programmer. */
export const CODE_LANGUAGES = ['curl', 'php', 'ruby'] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** Ends a quoted body. A line of JSON never begins with a letter of it. */
const BODY_END = 'JSON';
const TOKEN = 'API_TOKEN';

/**
 * A row's request as a program that sends it. In the token's place it reads `API_TOKEN` from the environment.
 *
 * @param shop whose scheme of authorisation is not known yet counts as one for Bearer, which is tried first
 */
export function requestCode(
  language: CodeLanguage,
  { method, path, body }: ConsumerRequest,
  { baseUrl, auth }: Pick<Shop, 'baseUrl' | 'auth'>,
): string {
  const request: CodeRequest = {
    method,
    url: `${baseUrl}${path}`,
    scheme: auth === 'token' ? 'Token token=' : 'Bearer ',
    json: JSON.stringify(body, null, 2),
  };
  switch (language) {
    case 'curl':
      return curl(request);
    case 'php':
      return php(request);
    case 'ruby':
      return ruby(request);
  }
}

interface CodeRequest {
  method: ConsumerRequest['method'];
  url: string;
  /** Before the token. */
  scheme: string;
  /** Over several lines. */
  json: string;
}

/** For a POSIX shell: between single quotes, only these are special. */
function curl({ method, url, scheme, json }: CodeRequest): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  return [
    `curl --request ${method} ${quoted(url)} \\`,
    `  --header "Authorization: ${scheme}$${TOKEN}" \\`,
    `  --header ${quoted(`Content-Type: ${MEDIA_TYPE}`)} \\`,
    `  --header ${quoted(`Accept: ${MEDIA_TYPE}`)} \\`,
    `  --data-binary ${quoted(json)}`,
  ].join('\n');
}

function php({ method, url, scheme, json }: CodeRequest): string {
  return [
    '<?php',
    `$body = <<<'${BODY_END}'`,
    json,
    `${BODY_END};`,
    '',
    `$request = curl_init(${literal(url)});`,
    'curl_setopt_array($request, [',
    `    CURLOPT_CUSTOMREQUEST => '${method}',`,
    '    CURLOPT_HTTPHEADER => [',
    `        'Authorization: ${scheme}' . getenv('${TOKEN}'),`,
    `        'Content-Type: ${MEDIA_TYPE}',`,
    `        'Accept: ${MEDIA_TYPE}',`,
    '    ],',
    '    CURLOPT_POSTFIELDS => $body,',
    '    CURLOPT_RETURNTRANSFER => true,',
    ']);',
    'echo curl_exec($request);',
  ].join('\n');
}

function ruby({ method, url, scheme, json }: CodeRequest): string {
  return [
    "require 'net/http'",
    '',
    `body = <<'${BODY_END}'`,
    json,
    BODY_END,
    '',
    `uri = URI(${literal(url)})`,
    `request = Net::HTTP::${method === 'PUT' ? 'Put' : 'Post'}.new(uri)`,
    `request['Authorization'] = '${scheme}' + ENV.fetch('${TOKEN}')`,
    `request['Content-Type'] = '${MEDIA_TYPE}'`,
    `request['Accept'] = '${MEDIA_TYPE}'`,
    'request.body = body',
    "answer = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(request) }",
    'puts answer.body',
  ].join('\n');
}

/** Both PHP and Ruby know two escapes between single quotes. */
function literal(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
