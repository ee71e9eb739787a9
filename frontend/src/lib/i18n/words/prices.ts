/** The words of constant prices and of what a metre costs. */
import type { Words } from '../fill';

export const prices = {
  'prices.title': ['به قیمت ثابت', 'At constant prices'],
  'prices.then': ['به قیمت همان سال', 'Prices of that year'],
  'prices.constant': ['به قیمت {year}', 'Prices of {year}'],
  'prices.of': ['{of} به قیمت {year}', '{of} at prices of {year}'],
  'prices.perUnit': ['بهای هر متر یا مترمربع', 'Price of a metre or square metre'],
  'prices.none': ['شاخص ندارد', 'no index'],
  'prices.sumNone': ['نامعلوم: {years} شاخص ندارد', 'unknown: no index of {years}'],
  'prices.how': [
    'مبلغ هر سال × شاخص قیمت {year} ÷ شاخص قیمت همان سال. این ردیف‌ها برای سنجش سال‌ها با هم است؛ رقم رسمی همان مبلغ زمان خودش است.',
    'Each year’s amount × the price index of {year} ÷ that of its own year. These figures serve to hold years against each other; the official figure is the one of its time.',
  ],
  'prices.source': ['منبع شاخص: {source}', 'Source of the index: {source}'],
  'prices.perMetre': ['هر متر {amount} ({label} {size} متر)', '{amount} a metre ({label} {size} m)'],
  'prices.perSquare': [
    'هر مترمربع {amount} ({label} {size} مترمربع)',
    '{amount} a square metre ({label} {size} m²)',
  ],
  'prices.perPerson': [
    '{amount} به ازای هر نفر، با جمعیت {n} نفر',
    '{amount} a person, of a population of {n}',
  ],
  'sheet.city.prices': ['شاخص قیمت', 'Price index'],
  'sheet.city.priceIndex': ['شاخص بهای مصرف‌کننده، سال به سال', 'Consumer price index, year by year'],
  'sheet.city.priceIndexHint': [
    'میانگین هر سال شمسی، با هر سال پایه‌ای. بی آن هیچ مبلغی به قیمت ثابت گفته نمی‌شود.',
    'The mean of each Solar Hijri year, on any base year. Without it no amount is told at constant prices.',
  ],
  'sheet.city.priceYear': ['سال', 'Year'],
  'sheet.city.priceValue': ['شاخص', 'Index'],
  'sheet.city.priceSource': ['منبع شاخص', 'Source of the index'],
} satisfies Words;
