#include "textflag.h"

// BROADCAST fills a vector with one byte, given four times.
#define BROADCAST(bytes, x, y) \
	MOVL $bytes, AX        \
	VMOVD AX, x            \
	VPBROADCASTD x, y

// HALF marks 32 bytes into a register: Y0 to Y2 are the bytes that are marked,
// Y3 to Y6 those that tell control characters; Y7 to Y9 collect the traits.
#define HALF(at, out) \
	VMOVDQU at(SI), Y10     \
	VPOR Y10, Y7, Y7        \
	VPCMPEQB Y10, Y0, Y11   \
	VPCMPEQB Y10, Y1, Y12   \
	VPCMPEQB Y10, Y2, Y13   \
	VPOR Y11, Y12, Y11      \
	VPOR Y11, Y13, Y11      \
	VPMOVMSKB Y11, out      \
	VPCMPEQB Y10, Y3, Y14   \
	VPOR Y14, Y9, Y9        \
	VPOR Y14, Y13, Y13      \
	VPCMPEQB Y10, Y4, Y14   \
	VPOR Y14, Y13, Y13      \
	VPMINUB Y10, Y5, Y14    \
	VPCMPEQB Y10, Y14, Y14  \
	VPANDN Y14, Y13, Y14    \
	VPCMPEQB Y10, Y6, Y13   \
	VPOR Y14, Y8, Y8        \
	VPOR Y13, Y8, Y8

// func markVectors(marks *uint64, data *byte, blocks int) (wide, controls, returns uint32)
TEXT ·markVectors(SB), NOSPLIT, $0-36
	MOVQ marks+0(FP), DI
	MOVQ data+8(FP), SI
	MOVQ blocks+16(FP), CX
	BROADCAST(0x2c2c2c2c, X0, Y0)
	BROADCAST(0x22222222, X1, Y1)
	BROADCAST(0x0a0a0a0a, X2, Y2)
	BROADCAST(0x0d0d0d0d, X3, Y3)
	BROADCAST(0x09090909, X4, Y4)
	BROADCAST(0x1f1f1f1f, X5, Y5)
	BROADCAST(0x7f7f7f7f, X6, Y6)
	VPXOR Y7, Y7, Y7
	VPXOR Y8, Y8, Y8
	VPXOR Y9, Y9, Y9
	TESTQ CX, CX
	JZ done

loop:
	HALF(0, AX)
	HALF(32, BX)
	SHLQ $32, BX
	ORQ BX, AX
	MOVQ AX, (DI)
	ADDQ $64, SI
	ADDQ $8, DI
	DECQ CX
	JNZ loop

done:
	VPMOVMSKB Y7, AX
	VPMOVMSKB Y8, BX
	VPMOVMSKB Y9, DX
	VZEROUPPER
	MOVL AX, wide+24(FP)
	MOVL BX, controls+28(FP)
	MOVL DX, returns+32(FP)
	RET
