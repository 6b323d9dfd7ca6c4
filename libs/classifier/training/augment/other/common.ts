import { list } from '../phrasebook.js';

/** Entries that are written alike in every language. */
export const COMMON_LISTS: Readonly<Record<string, readonly string[]>> = {
  link: list(`https://claim-now.example/x1|https://secure-login.example/verify|http://bit.example/9fK2|
    https://www.free-gift.example/?ref=77|https://t.example/joinchat/AAx9|bonus777.example|
    https://shop-sale.example/deal?id=5512|https://airdrop-portal.example|https://go.example/aZ81q`),
  home: list(`https://zine.example/issue/4|https://books.example/new|https://radio.example/ep12|
    https://code.example/tool|https://collective.example|https://www.workshop.example/dates`),
  sum: list(`500 €|5.000 $|1000 USDT|$250|0,5 ETH|10 000 $|3000 USD|2 BTC`),
  coin: list(`Bitcoin|BTC|ETH|USDT|crypto|NFT|Solana|$MOONX|XRP|Web3`),
  messenger: list(`Telegram|WhatsApp|Signal|Discord|t.example/profit`),
  account: list(
    `@fx_grace|@coach_daniel_fx|@crypto_queen77|@lucky_mentor|@support_desk24|@bella_invests`,
  ),
  number: list(`+1 555 0199|+44 7700 900123|555-0142|+1 (555) 010-7788`),
  tags: list(
    `#crypto #bitcoin|#sale #deal|#followback|#giveaway #win|#casino #bonus|🔥🔥🔥|👇👇👇|💰💰|🚀🚀🚀`,
  ),
  handle: list(`@greyheron|@teapot|@northwind|@mossy|@pixelfox|@inkblot|@driftwood|@oakleaf`),
};
