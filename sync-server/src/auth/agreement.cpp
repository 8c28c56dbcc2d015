// SPDX-License-Identifier: MIT
#include "auth/agreement.h"

#include "store/random.h"
#include "tillside/write.h"

namespace tillside::auth {

const Agreement& current_agreement() {
  static const Agreement agreement = [] {
    Agreement made;
    made.text.en =
        "As a member you earn points and growth for what you buy, under the shop's published "
        "program. The shop keeps your name, your orders and your points ledger. What you look at "
        "stays on your device. You may leave at any time; your name is then erased, while the "
        "ledger keeps its figures without it.";
    made.text.zh =
        "成为会员后，您按商店公布的会员规则，因购物获得积分和成长值。商店保存您的用户名、订单和积分"
        "流水；"
        "您浏览过什么，只留在您自己的设备上。您可以随时退出：届时用户名会被删除，流水只保留不含姓名"
        "的数字。";
    made.id = store::sha256_hex(canonical_json(made.text)).substr(0, 16);
    return made;
  }();
  return agreement;
}

}  // namespace tillside::auth
