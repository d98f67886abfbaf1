const unescapeHtml = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

/** What a browser without script would send for the form of a page. */
export function fieldsOf(html: string): FormData {
  const form =
    html.match(/<form[^>]*id="form"[\s\S]*?<\/form>/)?.[0] ??
    html.match(/<form[^>]*enctype="multipart[\s\S]*?<\/form>/i)?.[0]
  if (!form) throw new Error('The page has no form')
  const data = new FormData()
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = input.match(/ name="([^"]*)"/)?.[1]
    if (name) data.append(unescapeHtml(name), unescapeHtml(input.match(/ value="([^"]*)"/)?.[1] ?? ''))
  }
  return data
}
