"""What Arabic pages and documents of the United Nations call its bodies and its documents.

Only names that such a page or document shows; where it was seen stands beside each. A body that
is not here is printed as the record has it. The site shows these names on its Arabic pages too.
"""

from __future__ import annotations

import re
from typing import Final

UNITED_NATIONS: Final = "الأمم المتحدة"

BODIES: Final = {
    "United Nations": UNITED_NATIONS,
    # Mastheads of S/2017/596, A/74/33 and A/HRC/RES/54/14 in Arabic.
    "Security Council": "مجلس الأمن",
    "General Assembly": "الجمعية العامة",
    "Human Rights Council": "مجلس حقوق الإنسان",
    # http://www.un.org/Depts/dhl/dhlara/resguida/symbol.htm
    "Economic and Social Council": "المجلس الاقتصادي والاجتماعي",
    # "التقرير الخامس عشر المقدم من الأمين العام": S/2017/596.
    "Secretary-General": "الأمين العام",
    # "رسالة … موجهة من رئيس مجلس الأمن": S/2020/273.
    "President of the Security Council": "رئيس مجلس الأمن",
    # https://un.org/securitycouncil/ar/sanctions/1267/monitoring-team/work-and-mandate
    "Analytical Support and Sanctions Monitoring Team": "فريق الدعم التحليلي ورصد الجزاءات",
    # https://www.un.org/securitycouncil/ctc/ar/content/our-mandate
    "Counter-Terrorism Committee": "لجنة مكافحة الإرهاب",
    # http://un.org/securitycouncil/ar/sanctions/1267
    "Security Council Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015)":
        "لجنة مجلس الأمن المنشأة عملا بالقرارات 1267 (1999) و 1989 (2011) و 2253 (2015)",
    # "لجنة مجلس الأمن المنشأة عملا بالقرار 1267":
    # http://www.un.org/ar/sc/ombudsperson/index.shtml
    "Security Council Committee established pursuant to resolution 1267 (1999)":
        "لجنة مجلس الأمن المنشأة عملا بالقرار 1267 (1999)",
    # The same page; the Committee has been renamed since, the office is known by its first words.
    "Office of the Ombudsperson to the ISIL (Da’esh) and Al-Qaida Sanctions Committee":
        "مكتب أمين المظالم",
    # https://www.unitad.un.org/ar/who_we_ar_AR and its other pages.
    "Investigative Team to Promote Accountability for Crimes Committed by Da’esh/ISIL":
        "فريق التحقيق التابع للأمم المتحدة لتعزيز المساءلة عن الجرائم المرتكبة من جانب داعش",
    # A report of the Secretary-General in Arabic on docstore.ohchr.org (resolution 70/160).
    "High Commissioner for Human Rights": "مفوض الأمم المتحدة السامي لحقوق الإنسان",
    # https://www.ohchr.org/ar pages name the office so.
    "Office of the United Nations High Commissioner for Human Rights":
        "مفوضية الأمم المتحدة السامية لحقوق الإنسان",
    # https://www.un.org/victimsofterrorism/ar, page on the Special Rapporteur.
    "Special Rapporteur on the promotion and protection of human rights and fundamental freedoms "
    "while countering terrorism":
        "المقرر الخاص المعني بتعزيز وحماية حقوق الإنسان والحريات الأساسية في سياق مكافحة الإرهاب",
    # https://www.ohchr.org/ar/special-procedures and /ar/topic/detention
    "Working Group on Arbitrary Detention": "الفريق العامل المعني بالاحتجاز التعسفي",
    "Working Group on Enforced or Involuntary Disappearances":
        "الفريق العامل المعني بحالات الاختفاء القسري أو غير الطوعي",
    # https://www.unodc.org/romena/ar/about-unodc-romena.html
    "Office on Drugs and Crime": "مكتب الأمم المتحدة المعني بالمخدرات والجريمة",
    # http://www.un.org/Depts/dhl/dhlara/resguida/symbol.htm
    "Development Programme": "برنامج الأمم المتحدة الإنمائي",
}  # fmt: skip
"""By the English name without "United Nations" before it."""

DOCUMENTS: Final = {
    "monitoring-team-report": "تقرير فريق الرصد",
    "monitoring-group-report": "تقرير فريق الرصد السابق (2001–2004)",
    "expert-panel-report": "تقرير فريق الخبراء",
    "secretary-general-report": "تقرير الأمين العام",
    "ombudsperson-report": "تقرير أمين المظالم",
    "special-rapporteur-report": "تقرير المقرر الخاص",
    "human-rights-report": "تقرير للأمم المتحدة عن حقوق الإنسان",
    "investigative-team-report": "تقرير فريق التحقيق",
    "presidential-statement": "بيان رئاسي",
    "letter": "رسالة",
    "un-press-release": "نشرة صحفية للأمم المتحدة",
}
"""Kinds of documents as the list calls them (``bib/vocabularies/kinds.yml``), by id."""

# As UN documents date: "المؤرخ 28 نيسان/أبريل 2017", S/2017/596.
MONTHS: Final = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو",
    "حزيران/يونيه", "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip
"""Double names, eastern then western."""

_PREFIX: Final = re.compile(r"^(?:the )?United Nations,? (?=\w)")


def arabic_body(name: str) -> str:
    """The Arabic name of a United Nations body, or ``""`` where none was seen."""
    plain = name.replace("'", "’")
    return BODIES.get(plain) or BODIES.get(_PREFIX.sub("", plain), "")
